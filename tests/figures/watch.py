"""A page in headless Chromium, with a watch: how it loads, pans, answers, what it asks for and says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, ViewportSize

SIZE: ViewportSize = {"width": 1440, "height": 900}
WATCH = Path(__file__).with_name("watch.js")
LOADING = Path(__file__).with_name("loading.js")
PATIENCE_MS = 900_000
SLOW_MS = 10_000
"""A page that took this long to load is loaded once."""
DRAGS, FRAMES, STEP = 4, 30, 5
POPUPS = 5


@dataclass(slots=True)
class Measured:
    """
    What the watch showed: frames per second, and times in milliseconds.

    They are medians, but for `keystroke`, the slowest.
    """

    frames: float
    popup: float | None
    keystroke: float | None = None
    date_filter: float | None = None
    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)


def load_times(paths: Mapping[str, Path], browser: Browser, *, rounds: int) -> dict[str, float]:
    """
    Load pages in turn, so that what slows the machine for a while slows none of them alone.

    Parameters
    ----------
    paths : mapping of str to Path
        The pages by name.
    browser : Browser
        Playwright's.
    rounds : int
        How often each is loaded, unless it is slow.

    Returns
    -------
    dict of str to float
        Of each its least time in milliseconds: what else the machine did meanwhile only adds.
    """
    times: dict[str, list[float]] = {name: [] for name in paths}
    for _ in range(rounds):
        for name, path in paths.items():
            if not times[name] or times[name][-1] < SLOW_MS:
                page, _record = _opened(path, browser)
                times[name].append(float(page.evaluate("interactive()")))
                page.context.close()
    return {name: min(taken) for name, taken in times.items()}


def measure(path: Path, browser: Browser, *, words: Sequence[str] = (), days: Sequence[str] = ()) -> Measured:
    """
    Open a page and use it.

    Parameters
    ----------
    path : Path
        The page.
    browser : Browser
        Playwright's.
    words : sequence of str
        What is typed into the search box, key by key; none for a page without one.
    days : sequence of str
        ISO days that are set as the first one shown, one after the other.

    Returns
    -------
    Measured
    """
    page, result = _opened(path, browser)
    page.evaluate("interactive()")
    page.evaluate(WATCH.read_text(encoding="utf-8"))
    result.frames = float(page.evaluate(f"watch.pan({DRAGS}, {FRAMES}, {STEP})"))
    result.popup = _median(page.evaluate(f"watch.popups({POPUPS})"))
    typed = [page.evaluate("(words) => watch.keystrokes(words)", word) for word in words]
    result.keystroke = max((time for times in typed for time in times), default=None)
    if days:
        result.date_filter = _median(page.evaluate("(days) => watch.filters(days)", list(days)))
    page.context.close()
    return result


def _opened(path: Path, browser: Browser) -> tuple[Page, Measured]:
    """A fresh context with the page loaded; the record gathers what the page asks for and says."""
    page = browser.new_context(viewport=SIZE).new_page()
    result = Measured(0.0, None)
    page.set_default_timeout(PATIENCE_MS)
    page.add_init_script(path=LOADING)
    page.on("request", lambda request: result.requests.append(request.url))
    page.on("console", lambda message: result.messages.append(message.text))
    page.on("pageerror", lambda error: result.messages.append(str(error)))
    page.goto(path.as_uri())
    result.requests = [url for url in result.requests if url != path.as_uri()]
    return page, result


def _median(times: list[float]) -> float | None:
    return median(times) if times else None
