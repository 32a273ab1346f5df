import pytest

from seeds import DecodingError, decode
from seeds.decoding import likeness

NEWS = (
    "本报阿拉善11月3日电 今年以来，策克口岸通关过货量实现历史性突破，内蒙古自治区的口岸货运量也有很大增长。\n"
)
TRADITIONAL = (
    "新華社歸綏電：內蒙古自治區各族人民熱烈慶祝建國三周年，農業互助組有了很大發展，牧區的生產也恢復了。\n"
)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        pytest.param(NEWS.encode(), "utf-8", id="plain UTF-8"),
        pytest.param(b"\xef\xbb\xbf" + NEWS.encode(), "utf-8", id="UTF-8 with a byte order mark"),
        pytest.param(b"Inner Mongolia Daily", "utf-8", id="ASCII is UTF-8"),
        pytest.param(b"\xff\xfe" + NEWS.encode("utf-16-le"), "utf-16-le", id="little-endian mark"),
        pytest.param(b"\xfe\xff" + NEWS.encode("utf-16-be"), "utf-16-be", id="big-endian mark"),
    ],
)
def test_what_is_certain_has_confidence_one(data, encoding):
    text, decoding = decode(data)
    assert (decoding.encoding, decoding.confidence) == (encoding, 1.0)
    assert not text.startswith("\ufeff")


@pytest.mark.parametrize(
    ("text", "codec", "encoding"),
    [
        pytest.param(NEWS, "gb18030", "gb18030", id="GB18030"),
        pytest.param(NEWS[:24], "gb18030", "gb18030", id="GB18030, one line"),
        pytest.param(TRADITIONAL, "big5", "big5", id="Big5"),
        pytest.param(TRADITIONAL, "gb18030", "gb18030", id="traditional characters in GB18030"),
        pytest.param(NEWS, "utf-16-le", "utf-16-le", id="UTF-16 LE without a mark"),
        pytest.param(NEWS, "utf-16-be", "utf-16-be", id="UTF-16 BE without a mark"),
        pytest.param("一名记者退休(图)", "utf-16-le", "utf-16-le", id="UTF-16 with 一, a zero too"),
        pytest.param("一名记者退休(图)", "utf-16-be", "utf-16-be", id="the same, big-endian"),
        pytest.param("内蒙古的口岸", "utf-16-le", "utf-16-le", id="UTF-16 without any zero byte"),
    ],
)
def test_what_is_inferred_says_so(text, codec, encoding):
    found, decoding = decode(text.encode(codec))
    assert (found, decoding.encoding) == (text, encoding)
    assert 0.7 <= decoding.confidence < 1.0


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(b"", "empty", id="no bytes"),
        pytest.param(b" \r\n\t", "only blanks", id="blanks only"),
        pytest.param(b"%PDF-1.7\n...", "byte 0: this is a PDF file", id="a PDF"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "byte 0: this is a PNG image", id="an image"),
        pytest.param(b"PK\x03\x04abc", "ZIP archive", id="a Word file"),
        pytest.param(NEWS.encode()[:30] + b"\x00" + NEWS.encode(), "NUL", id="a NUL among text"),
        pytest.param(bytes(range(256)) * 8, "NUL", id="arbitrary bytes"),
        pytest.param(b"\x01\x02\x03" * 40 + b"abc", "control codes", id="control codes"),
        pytest.param(NEWS.encode("gb18030") + b"\x00", "NUL", id="a NUL behind GB18030"),
        pytest.param(b"<!DOCTYPE html><p>" + NEWS.encode(), "web page (HTML)", id="a web page's source"),
        pytest.param(b'\n<HTML lang="zh">' + NEWS.encode("gb18030"), "web page", id="a web page in GB18030"),
        pytest.param(b"<html><body><p>" + NEWS.encode(), "web page", id="a web page without a head"),
        pytest.param(NEWS.encode()[:-2] + b"\xe5", "expected utf-8", id="UTF-8 cut in a character"),
        pytest.param(b"\xff\xfe" + NEWS.encode("utf-16-le") + b"\x00", "expected utf-16-le", id="odd UTF-16"),
        pytest.param(b"\xff\xfe\x00\xd8\x41\x00", "expected utf-16-le", id="lone surrogate"),
        pytest.param(
            b"\x93\xfa\x96{\x8c\xea\x83j\x83\x85\x81[\x83X", "no encoding fits", id="Japanese Shift-JIS"
        ),
        pytest.param("Улаанбаатар хотын мэдээ".encode("cp1251"), "no encoding fits", id="Cyrillic"),
    ],
)
def test_what_is_no_text_is_an_error_in_one_line(data, words):
    with pytest.raises(DecodingError) as error:
        decode(data)
    assert words in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"<html><body><table><td>{NEWS}</td></table></body></html>", id="a table by OCR"),
        pytest.param(f"<p>{NEWS}</p>", id="single elements in Markdown"),
        pytest.param(NEWS * 30 + "<html>", id="a word of HTML far below"),
    ],
)
def test_text_that_holds_markup_is_no_web_page(text):
    assert decode(text.encode())[0] == text


def test_a_bad_byte_is_named_with_its_offset():
    data = NEWS.encode() + b"\xff" + NEWS.encode()
    with pytest.raises(DecodingError) as error:
        decode(data)
    assert error.value.offset == len(NEWS.encode())
    assert (
        str(error.value) == f"byte {error.value.offset}: 0xff found, expected utf-8 as nearly all the rest is"
    )


def test_chinese_looks_like_chinese_and_noise_does_not():
    assert likeness(NEWS) > 0.5 > 0.3 > likeness(NEWS.encode().decode("gb18030", "replace"))
    assert likeness("") == 0.0
