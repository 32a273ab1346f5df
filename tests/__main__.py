"""Run every test, none skipped: ``python -m tests [pytest arguments]``.

The browser tests need a Chromium and a Chinese font. Where they are missing, Debian's packages are installed
with apt; where there is no apt, Playwright's own browser serves.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHROMIUM_COMMANDS = ("chromium", "chromium-browser", "google-chrome")
DEBIAN_BROWSER = "chromium"
DEBIAN_FONT = "fonts-noto-cjk"


class NoneSkipped:
    """A pytest plug-in that counts skipped tests: a test that did not run has not passed."""

    def __init__(self) -> None:
        self.skipped: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.skipped:
            self.skipped.append(report.nodeid)


def main(arguments: list[str]) -> int:
    """Install what is missing, run pytest on this folder; the exit status is 1 too if a test was skipped."""
    provide_browser()
    plugin = NoneSkipped()
    status = int(pytest.main([str(Path(__file__).parent), *arguments], plugins=[plugin]))
    for name in plugin.skipped:
        print(f"skipped, which counts as failed: {name}", file=sys.stderr)
    return status or int(bool(plugin.skipped))


def provide_browser() -> None:
    """See that a Chromium and a Chinese font are there; CalledProcessError if they cannot be had."""
    missing = [] if any(map(shutil.which, CHROMIUM_COMMANDS)) else [DEBIAN_BROWSER]
    if not _has_chinese_font():
        missing.append(DEBIAN_FONT)
    if missing and shutil.which("apt-get"):
        _apt_install(missing)
    elif DEBIAN_BROWSER in missing:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


def _has_chinese_font() -> bool:
    if not shutil.which("fc-list"):
        return sys.platform in ("darwin", "win32")
    return bool(subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=True).stdout.strip())


def _apt_install(packages: list[str]) -> None:
    prefix = [] if os.geteuid() == 0 else ["sudo"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages]):
        subprocess.run([*prefix, "apt-get", *step], check=True, env=environment, stdout=sys.stderr)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
