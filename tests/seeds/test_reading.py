import io
import sys
from datetime import date

import pytest

from seeds import (
    PageError,
    RepeatedPageError,
    SidecarError,
    page_files,
    page_from_bytes,
    read_page,
    read_pages,
    sample_pages,
)

NEWS = "本报阿拉善11月3日电 策克口岸过货量增长。\n"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "2025-11-04.txt"
    path.write_bytes(NEWS.encode())
    return path


def test_a_page_keeps_the_text_as_decoded_and_names_its_bytes(file):
    page = read_page(file)
    assert (page.text, page.doc, page.path) == (NEWS, "2025-11-04.txt", str(file))
    assert page.sha256.startswith(page.id)
    assert len(page.id) == 16
    assert page.issue.value == date(2025, 11, 4)


def test_line_ends_are_kept():
    assert page_from_bytes("策克\r\n口岸\r的".encode(), path="x").text == "策克\r\n口岸\r的"


@pytest.mark.parametrize(
    ("suffix", "stated"),
    [
        pytest.param(".json", '{"newspaper": "阿拉善日报", "date": "2024-11-04", "page": 3}', id="JSON"),
        pytest.param(".toml", 'newspaper = "阿拉善日报"\ndate = 2024-11-04', id="TOML"),
    ],
)
def test_the_file_beside_a_page_states_newspaper_and_date(file, suffix, stated):
    file.with_name(file.name + suffix).write_text(stated, encoding="utf-8")
    page = read_page(file)
    assert (page.newspaper, page.issue.value, page.issue.confidence) == ("阿拉善日报", date(2024, 11, 4), 1.0)
    assert read_page(file, issue=date(2020, 1, 1)).issue.value == date(2020, 1, 1)
    assert read_page(file, newspaper="别的报").newspaper == "别的报"


@pytest.mark.parametrize(
    ("suffix", "stated", "words"),
    [
        pytest.param(".json", "{", "expected JSON", id="broken JSON"),
        pytest.param(".json", "[1]", "expected a table", id="a list"),
        pytest.param(".json", '{"date": "4.11.2024"}', "expected YYYY-MM-DD", id="another way of dates"),
        pytest.param(".json", '{"date": "9999-12-31"}', "expected a day of 1815 to 2099", id="no such year"),
        pytest.param(".json", '{"newspaper": 7}', "expected a string", id="a number for a name"),
        pytest.param(".toml", "a = = 1", "expected TOML", id="broken TOML"),
    ],
)
def test_a_wrong_file_beside_a_page_is_an_error_in_one_line(file, suffix, stated, words):
    file.with_name(file.name + suffix).write_text(stated, encoding="utf-8")
    with pytest.raises(SidecarError) as error:
        read_page(file)
    assert words in str(error.value)
    assert "\n" not in str(error.value)
    assert file.name in str(error.value)


def test_folders_are_read_in_the_order_of_names_without_hidden_files(tmp_path):
    for name in ("b.txt", "a.md", "sub/c.txt", ".hidden.txt", "picture.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(NEWS.encode() + name.encode())
    assert [page.doc for page in read_pages([tmp_path])] == ["a.md", "b.txt", "c.txt"]
    assert page_files([tmp_path / "sub", "-"]) == [tmp_path / "sub" / "c.txt", "-"]


@pytest.mark.parametrize(
    ("paths", "docs"),
    [
        pytest.param(["a.txt", "a.txt"], ["a.txt"], id="a path given twice"),
        pytest.param(["", "b.txt"], ["a.txt", "b.txt"], id="a folder and a file in it"),
        pytest.param(["b.txt", ""], ["b.txt", "a.txt"], id="a file and the folder that holds it"),
        pytest.param(["a.txt", "sub/copy.txt"], ["a.txt"], id="the same bytes under two names"),
    ],
)
def test_a_page_is_read_once(tmp_path, paths, docs):
    (tmp_path / "sub").mkdir()
    for name, text in (("a.txt", NEWS), ("b.txt", "别的新闻"), ("sub/copy.txt", NEWS)):
        (tmp_path / name).write_text(text, "utf-8")
    copies: list[PageError] = []
    read = [page.doc for page in read_pages([tmp_path / path for path in paths], pass_over=copies.append)]
    assert read == docs
    assert {type(copy) for copy in copies} == {RepeatedPageError}
    assert str(copies[0]).endswith(", read once")
    assert [page.doc for page in read_pages([tmp_path / path for path in paths])] == docs


@pytest.fixture
def folder(tmp_path):
    """A folder of a page among files that are none."""
    for name, data in (("a.txt", b""), ("b.txt", NEWS.encode()), ("c.txt", b"\x7fELF"), ("d.txt", b"\xff")):
        (tmp_path / name).write_bytes(data)
    return tmp_path


def test_the_rest_is_read_where_files_may_be_passed_over(folder):
    errors: list[PageError] = []
    assert [page.doc for page in read_pages([folder], pass_over=errors.append)] == ["b.txt"]
    assert [str(error).partition(": ")[0] for error in errors] == [str(folder / f"{n}.txt") for n in "acd"]


def test_by_default_the_first_file_that_cannot_be_read_ends_the_reading(folder):
    with pytest.raises(PageError, match=r"a\.txt"):
        list(read_pages([folder]))


def test_where_no_file_can_be_read_the_last_one_is_an_error(folder):
    errors: list[PageError] = []
    with pytest.raises(PageError, match=r"d\.txt"):
        list(read_pages([folder / "a.txt", folder / "d.txt"], pass_over=errors.append))
    assert len(errors) == 1


def test_a_closed_standard_input_is_an_error(monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(PageError, match="standard input is closed"):
        read_page("-")


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(NEWS.encode())))
    (page,) = read_pages(["-"])
    assert (page.doc, page.text) == ("-", NEWS)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        pytest.param("gone.txt", None, "No such file or directory, expected a readable file", id="missing"),
        pytest.param("empty.txt", b"", "the file is empty", id="empty"),
        pytest.param("scan.txt", b"%PDF-1.4", "this is a PDF file", id="a PDF"),
        pytest.param(
            "bad.txt", NEWS.encode() + b"\xff\n", "byte 59: 0xff found, expected utf-8", id="a bad byte"
        ),
    ],
)
def test_what_cannot_be_read_is_an_error_in_one_line(tmp_path, name, data, words):
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(PageError) as error:
        read_page(path)
    assert str(error.value).startswith(f"{path}: ")
    assert words in str(error.value)
    assert "\n" not in str(error.value)


def test_a_folder_without_text_is_an_error(tmp_path):
    with pytest.raises(PageError, match="no text file found"):
        list(read_pages([tmp_path]))


def test_the_sample_pages_are_five_text_files():
    assert [path.name[:3] for path in sample_pages()] == ["000", "001", "002", "003", "004"]
