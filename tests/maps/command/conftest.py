"""The command run in this process, and a page for it."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from maps import cli

PAGE = """\
## 策克口岸通关

本报阿拉善11月3日电（记者 李晗）11月3日，记者从额济纳旗策克口岸获悉，通关车辆突破千辆。
"""


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    status: int
    out: str
    err: str


@pytest.fixture
def mengtu(monkeypatch, capfd):
    """Run the command in this process."""

    def run(*arguments: str | Path, stdin: bytes | None = None) -> Done:
        monkeypatch.setattr(sys, "argv", ["mengtu", *map(str, arguments)])
        if stdin is not None:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        status = 0
        try:
            cli.main()
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else int(end.code is not None)
        written = capfd.readouterr()
        return Done(status, written.out, written.err)

    return run


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, "utf-8")
    return path
