"""Files appear whole or not at all."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

import pytest

from maps.errors import OutputError
from maps.output import open_output, refuse_overwriting, write_output


def test_a_file_is_written(tmp_path):
    write_output(tmp_path / "map.html", b"page")
    assert (tmp_path / "map.html").read_bytes() == b"page"
    assert [path.name for path in tmp_path.iterdir()] == ["map.html"]


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError, MemoryError])
def test_an_interrupted_write_leaves_what_was_there(tmp_path, error):
    target = tmp_path / "map.html"
    target.write_bytes(b"old")

    def interrupted():
        with open_output(target) as stream:
            stream.write(b"half")
            raise error

    with pytest.raises(error):
        interrupted()
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["map.html"]


def test_permissions_of_a_replaced_file_stay(tmp_path):
    target = tmp_path / "map.html"
    target.write_bytes(b"old")
    target.chmod(0o640)
    write_output(target, b"new")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_new_file_gets_the_usual_permissions(tmp_path):
    before = os.umask(0o022)
    try:
        write_output(tmp_path / "map.html", b"new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "map.html").stat().st_mode) == 0o644


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "real.html").write_bytes(b"old")
    (tmp_path / "link.html").symlink_to(tmp_path / "real.html")
    write_output(tmp_path / "link.html", b"new")
    assert (tmp_path / "link.html").is_symlink()
    assert (tmp_path / "real.html").read_bytes() == b"new"


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(OutputError, match=r"nowhere/map\.html: No such file or directory"):
        write_output(tmp_path / "nowhere" / "map.html", b"")


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(OutputError, match="is a folder, expected a file name"):
        write_output(tmp_path, b"")


def test_a_hyphen_is_standard_output(capfdbinary):
    write_output("-", "蒙图".encode())
    assert capfdbinary.readouterr().out == "蒙图".encode()


def test_a_device_is_written_to_directly():
    write_output("/dev/null", b"gone")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_a_closed_standard_output_is_told(monkeypatch):
    monkeypatch.setattr("sys.stdout", None)
    with pytest.raises(OutputError, match="standard output is closed"):
        write_output("-", b"")


def test_a_full_disk_is_told_with_the_name_of_the_file():
    with pytest.raises(OutputError, match=r"^/dev/full: No space left on device$"):
        write_output("/dev/full", b"page")


@pytest.mark.parametrize(
    ("outputs", "inputs", "refused"),
    [
        pytest.param(["page.txt"], ["page.txt"], "page.txt: is read by this run", id="the input itself"),
        pytest.param(["./sub/../page.txt"], ["page.txt"], "is read by this run", id="by another way"),
        pytest.param(["link.txt"], ["page.txt"], "link.txt: is read by this run", id="a link to the input"),
        pytest.param(["map.html", "page.txt"], [None, "page.txt"], "is read", id="any of them"),
        pytest.param(["m.png", "./m.png"], [], "./m.png: would be written twice", id="one name for two"),
        pytest.param(["map.html", "map.png", None, "-"], ["page.txt", "-"], "", id="each its own"),
        pytest.param(["-"], ["-"], "", id="a pipe's two ends"),
        pytest.param(["new.txt"], ["new.txt"], "", id="an input that is not there is told elsewhere"),
        pytest.param(["/dev/null"], ["/dev/null"], "", id="a device holds nothing"),
    ],
)
def test_what_is_read_is_not_overwritten(tmp_path, monkeypatch, outputs, inputs, refused):
    monkeypatch.chdir(tmp_path)
    Path("sub").mkdir()
    Path("page.txt").write_bytes(b"news")
    Path("link.txt").symlink_to("page.txt")
    if not refused:
        refuse_overwriting(outputs, inputs)
        return
    with pytest.raises(OutputError, match=re.escape(refused)):
        refuse_overwriting(outputs, inputs)
