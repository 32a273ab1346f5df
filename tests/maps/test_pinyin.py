"""Names as a reader may type them."""

from __future__ import annotations

import pytest

from maps.pinyin import Pinyin, read_pinyin


@pytest.mark.parametrize(
    ("name", "spelled"),
    [
        pytest.param("呼和浩特市", "hū hé hào tè shì", id="a name of the catalogue"),
        pytest.param("二连浩特市", "èr lián hào tè shì", id="another"),
        pytest.param("海流水库", "hǎi liú shuǐ kù", id="a name that only the text knows"),
        pytest.param("", "", id="no name"),
    ],
)
def test_spelling(name, spelled, gazetteer):
    assert read_pinyin(gazetteer).spell(name) == spelled


def test_an_unknown_character_stays():
    assert Pinyin({}, {"山": "shān"}).spell("镉山") == "镉 shān"
