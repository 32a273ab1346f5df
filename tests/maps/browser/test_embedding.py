"""Three maps on one host page: sandboxed, of the right height, steered by their parents and nobody else."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from maps.atlas import compose
from maps.embed import Opening, embed_code
from tests.maps.browser import blocks

HOST_PAGE = Path(__file__).with_name("host.html")
OPENINGS = (Opening(), Opening(language="en", theme="dark", place="策克口岸", panel=False), Opening())


class Quiet(SimpleHTTPRequestHandler):
    """A server that keeps its log to itself."""

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@dataclass
class Host:
    """The host page with its frames, and all that went wrong."""

    page: Page
    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)

    def frame(self, number: int) -> Frame:
        handle = self.page.locator("iframe.mengtu").nth(number).element_handle()
        frame = handle.content_frame() if handle else None
        assert frame
        frame.wait_for_selector(".mt-ready", state="attached")
        return frame

    def say(self, number: int, message: object) -> None:
        self.page.evaluate("([number, message]) => say(number, message)", [number, message])
        self.page.wait_for_timeout(80)

    def heard(self, number: int, kind: str) -> list[dict[str, Any]]:
        self.page.wait_for_timeout(80)
        found: list[dict[str, Any]] = self.page.evaluate(
            "([number, kind]) => heard[number].filter((said) => said.type === kind)", [number, kind]
        )
        return found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """A local server whose map was built for parents at http://localhost; its port."""
    folder = tmp_path_factory.mktemp("site")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        port = server.server_address[1]
        parents = ["https://news.example", f"http://localhost:{port}"]
        html = compose(blocks.block(), parents=parents).get_root().render()
        (folder / "map.html").write_text(html, "utf-8")
        host = HOST_PAGE.read_text("utf-8")
        for number, opening in enumerate(OPENINGS, start=1):
            host = host.replace(f"EMBED-{number}", embed_code(html, "map.html", opening=opening))
        (folder / "host.html").write_text(host, "utf-8")
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield port
        server.shutdown()
        thread.join()


@pytest.fixture
def opened(browser: Browser, site: int) -> Iterator[Any]:
    contexts = []

    def opener(name: str = "localhost") -> Host:
        context = browser.new_context(viewport={"width": 1200, "height": 2600}, reduced_motion="reduce")
        contexts.append(context)
        host = Host(context.new_page())
        host.page.on("request", lambda request: host.requests.append(request.url))
        host.page.on("console", lambda message: host.messages.append(message.text))
        host.page.on("pageerror", lambda error: host.messages.append(str(error)))
        host.page.goto(f"http://{name}:{site}/host.html")
        for number in range(3):
            host.frame(number)
        pages = {f"http://{name}:{site}/host.html", f"http://{name}:{site}/map.html"}
        assert {url.partition("#")[0] for url in host.requests} == pages
        opened_hosts.append(host)
        return host

    opened_hosts: list[Host] = []
    yield opener
    for host in opened_hosts:
        assert host.messages == []
    for context in contexts:
        context.close()


def centre(frame: Frame) -> list[float]:
    found: list[float] = frame.evaluate(
        "[map_mengtu.getCenter().lat, map_mengtu.getCenter().lng, map_mengtu.getZoom()]"
    )
    return found


def test_each_frame_opens_as_its_address_says(opened):
    host = opened()
    plain, foreign, narrow = map(host.frame, range(3))
    assert plain.evaluate("document.documentElement.lang") == "zh-CN"
    expect(plain.locator(".mt-panel")).to_be_visible()
    assert foreign.evaluate("document.documentElement.lang") == "en"
    assert foreign.evaluate("document.documentElement.dataset.mtTheme") == "dark"
    expect(foreign.locator(".mt-panel")).to_be_hidden()
    expect(foreign.locator(".mt-focus-label")).to_have_text("策克口岸")
    assert centre(foreign) == pytest.approx([42.42, 101.27, 8], abs=0.01)
    assert narrow.evaluate("document.documentElement.dataset.mtTheme") == "light"


def test_the_frames_have_no_origin_and_the_maps_work_all_the_same(opened):
    host = opened()
    frame = host.frame(0)
    assert frame.evaluate("self.origin") == "null"
    frame.locator(".mt-place-row").first.click()
    frame.locator(".mt-article-row, .mt-row").first.wait_for()
    frame.evaluate("location.hash = 'lang=en'")
    frame.wait_for_function("document.documentElement.lang === 'en'")


def test_the_menu_offers_what_a_sandbox_allows_and_copies_in_silence(opened):
    host = opened()
    frame = host.frame(0)
    frame.get_by_role("button", name="更多").click()
    words = frame.locator(".mt-menu-item").all_inner_texts()
    assert words == ["复制链接", "复制嵌入代码", "在新窗口打开"]
    link = frame.get_by_role("link", name="在新窗口打开")
    assert "/map.html#" in (link.get_attribute("href") or "")
    assert (link.get_attribute("target"), link.get_attribute("rel")) == ("_blank", "noopener")
    frame.get_by_role("button", name="复制链接").click()
    expect(frame.locator("[aria-live]").first).to_contain_text("复制")


def test_frames_are_as_high_as_their_width_asks(opened):
    host = opened()
    host.page.wait_for_timeout(200)
    heights = host.page.locator("iframe.mengtu").evaluate_all("all => all.map((one) => one.offsetHeight)")
    assert heights == [600, 600, 630]
    host.page.set_viewport_size({"width": 560, "height": 2600})
    host.page.wait_for_timeout(300)
    heights = host.page.locator("iframe.mengtu").evaluate_all("all => all.map((one) => one.offsetHeight)")
    assert heights[:2] == [760, 760]


def test_a_parent_hears_that_the_map_is_ready(opened):
    host = opened()
    for number in range(3):
        (ready,) = host.heard(number, "ready")
        assert ready["title"] == "手绘新闻地图"
        assert (ready["articles"], ready["places"]) == (3, 7)
        assert (ready["dateFrom"], ready["dateTo"]) == ("2025-09-01", "2025-11-03")
        assert ready["origin"] == "null"


def test_ready_is_said_again_when_asked(opened):
    host = opened()
    host.say(1, {"mengtu": 1, "type": "ready"})
    assert len(host.heard(1, "ready")) == 2
    assert len(host.heard(0, "ready")) == 1


@pytest.mark.parametrize(
    ("message", "there"),
    [
        pytest.param({"place": "满洲里市"}, [49.58, 117.45], id="to a place by name"),
        pytest.param({"place": "cn:150781", "zoom": 9}, [49.58, 117.45, 9], id="to a place by id"),
        pytest.param({"lat": 40.5, "lon": 110, "zoom": 7}, [40.5, 110, 7], id="to a point"),
    ],
)
def test_focus_moves_the_map_and_opens_nothing(opened, message, there):
    host = opened()
    frame, other = host.frame(0), host.frame(2)
    before = centre(other)
    host.say(0, {"mengtu": 1, "type": "focus", **message})
    assert centre(frame)[: len(there)] == pytest.approx(there, abs=0.01)
    assert frame.locator(".mt-place").count() == 0
    assert centre(other) == before


def test_filter_narrows_and_tells_how_many_are_left(opened):
    host = opened()
    host.say(0, {"mengtu": 1, "type": "filter", "from": "2025-10-01", "kinds": ["port"]})
    (told,) = host.heard(0, "filter")
    assert (told["articles"], told["from"], told["kinds"]) == (1, "2025-10-01", ["port"])
    host.say(0, {"mengtu": 1, "type": "filter", "from": None})
    assert host.heard(0, "filter")[-1]["kinds"] == ["port"]
    host.say(0, {"mengtu": 1, "type": "filter", "clear": True})
    assert host.heard(0, "filter")[-1]["articles"] == 3


def test_select_opens_and_closes_and_so_does_the_reader(opened):
    host = opened()
    frame = host.frame(0)
    host.say(0, {"mengtu": 1, "type": "select", "place": "策克口岸"})
    expect(frame.locator(".mt-place .mt-title")).to_contain_text("策克口岸")
    host.say(0, {"mengtu": 1, "type": "select", "article": "a-00000"})
    expect(frame.locator(".mt-headline")).to_have_text("策克口岸通关提速")
    host.say(0, {"mengtu": 1, "type": "select", "place": None})
    expect(frame.locator(".mt-headline")).to_have_count(0)
    frame.locator(".mt-place-row", has_text="二连浩特市").first.click()
    told = host.heard(0, "select")
    assert [said["place"] and said["place"]["id"] for said in told] == [
        "port:ceke", "port:ceke", None, "cn:152501",
    ]  # fmt: skip
    assert told[1]["article"] == {"id": "a-00000", "headline": "策克口岸通关提速", "date": "2025-11-03"}
    assert host.heard(1, "select") == []


NONSENSE: list[Any] = [
    None,
    "focus",
    7,
    [],
    {},
    {"type": "select", "place": "策克口岸"},
    {"mengtu": 2, "type": "select", "place": "策克口岸"},
    {"mengtu": "1", "type": "select", "place": "策克口岸"},
    {"mengtu": 1, "type": "eval", "code": "window.hit = 1"},
    {"mengtu": 1, "type": "constructor"},
    {"mengtu": 1, "type": ["select"], "place": "策克口岸", "extra": 1},
    {"mengtu": 1, "type": "select"},
    {"mengtu": 1, "type": "select", "place": 5},
    {"mengtu": 1, "type": "select", "place": "月球"},
    {"mengtu": 1, "type": "select", "place": "__proto__"},
    {"mengtu": 1, "type": "select", "place": "策克口岸", "more": True},
    {"mengtu": 1, "type": "select", "article": {"id": "a-00000"}},
    {"mengtu": 1, "type": "select", "place": "x" * 100_000},
    {"mengtu": 1, "type": "focus"},
    {"mengtu": 1, "type": "focus", "lat": "42", "lon": 101},
    {"mengtu": 1, "type": "focus", "lat": 99, "lon": 101},
    {"mengtu": 1, "type": "focus", "lat": 42},
    {"mengtu": 1, "type": "focus", "place": "满洲里市", "lat": 42, "lon": 101},
    {"mengtu": 1, "type": "focus", "place": "满洲里市", "zoom": -1},
    {"mengtu": 1, "type": "filter"},
    {"mengtu": 1, "type": "filter", "from": "yesterday"},
    {"mengtu": 1, "type": "filter", "from": "2025-99-99"},
    {"mengtu": 1, "type": "filter", "kinds": "port"},
    {"mengtu": 1, "type": "filter", "kinds": ["rocket"]},
    {"mengtu": 1, "type": "filter", "roles": ["literal"]},
    {"mengtu": 1, "type": "filter", "doubtful": 0},
    {"mengtu": 1, "type": "filter", "clear": True, "from": None},
    {"mengtu": 1, "type": "filter", "clear": 1},
]


def state(host: Host, number: int) -> list[Any]:
    return [
        host.frame(number).evaluate("[document.body.innerText, document.documentElement.className]"),
        centre(host.frame(number)),
        host.heard(number, "select"),
        host.heard(number, "filter"),
    ]


def test_messages_of_another_shape_are_passed_over_in_silence(opened):
    host = opened()
    before = state(host, 0)
    for message in NONSENSE:
        host.page.evaluate("(message) => say(0, message)", message)
    host.page.evaluate("say(0, { mengtu: 1, type: 'focus', lat: NaN, lon: 101 })")
    host.page.wait_for_timeout(200)
    assert state(host, 0) == before
    assert host.frame(0).evaluate("window.hit") is None


def test_a_page_that_is_no_parent_hears_the_height_alone_and_steers_nothing(opened):
    host = opened("127.0.0.1")
    before = state(host, 0)
    for kind in (
        {"type": "ready"},
        {"type": "focus", "place": "满洲里市"},
        {"type": "select", "place": "策克口岸"},
    ):
        host.say(0, {"mengtu": 1, **kind})
    assert state(host, 0) == before
    said = host.page.evaluate("heard.flat().map((one) => one.type)")
    assert set(said) == {"height"}


def test_another_frame_of_the_host_steers_nothing(opened):
    host = opened()
    before = state(host, 0)
    host.frame(1).evaluate(
        "parent.frames[0].postMessage({ mengtu: 1, type: 'select', place: '策克口岸' }, '*')"
    )
    assert state(host, 0) == before


def test_the_script_for_the_height_heeds_nobody_but_its_frames(opened):
    host = opened()
    host.page.wait_for_timeout(200)
    for height in (1500, "900", None, 1e9):
        host.page.evaluate("(height) => postMessage({ mengtu: 1, type: 'height', height }, '*')", height)
    host.page.wait_for_timeout(100)
    heights = host.page.locator("iframe.mengtu").evaluate_all("all => all.map((one) => one.offsetHeight)")
    assert heights == [600, 600, 630]
