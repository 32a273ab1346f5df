"""Whatever the data say, they show as text: nothing runs, nothing breaks the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.maps.browser import blocks
from tests.maps.browser.conftest import Open

HOSTILE = [
    "</script><script>window.hit=1</script>",
    "<!--<script>window.hit=1",
    "<img src=x onerror=window.hit=1>",
    "<svg onload=window.hit=1>",
    "`${window.hit=1}`",
    "${window.hit=1}",
    "{{window.hit=1}}{% raw %}",
    "javascript:window.hit=1",
    "\"'><b onclick=window.hit=1>",
    "a\u2028b\u2029c",
    "a\u0000b\u001fc",
    "]]>--></style>",
    "&lt;b&gt;&amp;#x3c;",
    "__proto__",
    "=HYPERLINK(1)",
    "\\u003cb\\n\\",
    "𠮷😀",
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[1:-1][:40])
def test_it_shows_as_text_everywhere(text: str, tmp_path: Path, open_page: Open) -> None:
    rows = [("x:1", text, "port", None, 42.4, 101.3, [text, text], 0, [text], None, None)]
    data = blocks.block(
        [(f"头{text}尾", "2025-11-03", f"前{text}后\n{text}")],
        rows=rows, opened=("前",), title=text, newspaper=text, doc=text, reporter=text,
    )  # fmt: skip
    data["evidence"], data["reasons"], data["meta"]["boundarySource"] = [text], [text], text
    page = open_page(blocks.write_page(data, tmp_path / "map.html")).page
    for where in (".mt-header h1", ".mt-row-name"):
        assert text in page.locator(where).first.evaluate("e => e.textContent")
    # Leaflet's own control takes markup, where an HTML parser drops the null character.
    source = page.locator(".leaflet-control-attribution").evaluate("e => e.textContent")
    assert text.replace("\u0000", "") in source
    page.locator(".mt-point").click()
    assert page.locator(".mt-popup-title").evaluate("e => e.textContent") == text
    assert page.locator(".mt-popup mark").evaluate("e => e.textContent") == text
    assert text in page.locator(".mt-facts").evaluate("e => e.textContent")
    page.locator(".mt-popup-headline").click()
    assert page.locator(".mt-headline").evaluate("e => e.textContent") == f"头{text}尾"
    assert page.locator(".mt-text .mt-name[data-place]").first.evaluate("e => e.textContent") == text
    page.get_by_role("button", name="返回").click()
    page.get_by_role("button", name="返回").click()
    page.get_by_role("tab", name="未定地名").click()
    expect(page.locator(".mt-open")).to_have_count(1)
    assert page.evaluate("window.hit") is None
    assert page.evaluate("document.querySelectorAll('#mt-root script, #mt-root img, #mt-root b').length") == 0
