"""A browser for the session, and pages opened in it that must stay silent and offline."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from gazetteer import load_gazetteer
from tests.figures.articles import generate
from tests.figures.pages import our_page
from tests.maps.browser import blocks

ROOT = Path(__file__).parents[3]
COMMANDS = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
DESKTOP: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}


@dataclass
class Opened:
    """A page with all that it asked for and said."""

    page: Page
    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)

    def row(self, name: str) -> Any:
        """The list's row of a place."""
        return self.page.locator(".mt-place-row", has=self.page.get_by_text(name, exact=True))

    def hash(self) -> str:
        """The address's fragment, once it has been written."""
        self.page.wait_for_timeout(250)
        return str(self.page.evaluate("decodeURIComponent(location.hash)"))


Open = Callable[..., Opened]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium where there is one, else Playwright's own."""
    found = next(filter(None, map(shutil.which, COMMANDS)), None)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """Open a page from disk; at the end it must have asked for nothing else and said nothing."""
    contexts = []
    pages: list[Opened] = []

    def opener(path: Path, *, fragment: str = "", size: ViewportSize | None = None, **options: Any) -> Opened:
        context = browser.new_context(viewport=size or DESKTOP, reduced_motion="reduce", **options)
        contexts.append(context)
        opened = Opened(context.new_page())
        opened.page.on("request", lambda request: opened.requests.append(request.url))
        opened.page.on("console", lambda message: opened.messages.append(message.text))
        opened.page.on("pageerror", lambda error: opened.messages.append(str(error)))
        opened.page.goto(path.as_uri() + fragment)
        opened.page.wait_for_selector(".mt-ready", state="attached")
        pages.append(opened)
        return opened

    yield opener
    for opened in pages:
        assert [url for url in opened.requests if not url.startswith(("file:", "blob:"))] == []
        assert opened.messages == []
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def hand_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of three hand-drawn stories."""
    return blocks.write_page(
        blocks.block(scores={"满洲里市": 0.5}), tmp_path_factory.mktemp("hand") / "map.html"
    )


@pytest.fixture(scope="session")
def sample_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `mengtu build` makes of the sample pages."""
    path = tmp_path_factory.mktemp("sample") / "map.html"
    command = [sys.executable, "-m", "maps", "build", "seeds/pages", "-o", str(path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return path


@pytest.fixture(scope="session")
def corpus_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten thousand generated articles on a thousand real places, as `mengtu build` draws them."""
    catalogue = load_gazetteer()
    path = tmp_path_factory.mktemp("corpus") / "map.html"
    path.write_bytes(our_page(generate(10_000, catalogue), catalogue))
    return path


@pytest.fixture(scope="session")
def large_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten thousand generated articles."""
    return blocks.write_page(blocks.many(10_000), tmp_path_factory.mktemp("large") / "map.html")
