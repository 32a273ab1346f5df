import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seeds.folding import clean, drop_blanks, fold


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        pytest.param("乌 海 在 全 区 首 推", "乌海在全区首推", id="letter-spaced line"),
        pytest.param(
            "业 务 经 办 跨 区 域“ 同 审 统 办 ”", "业务经办跨区域“同审统办”", id="letter-spaced with quotes"
        ),
        pytest.param("我 区 630 多 家 企 业 携", "我区630多家企业携", id="letter-spaced with digits"),
        pytest.param("推动 乌 兰 察 布 发展", "推动 乌兰察布 发展", id="letter-spaced words in a line"),
        pytest.param("强信心 稳预期", "强信心 稳预期", id="a separator stays"),
        pytest.param("记者　李晗\t白莲", "记者 李晗 白莲", id="wide and tab blanks are spaces"),
        pytest.param("10 月 18 日", "10月18日", id="blanks around digits"),
        pytest.param("Inner  Mongolia Daily", "Inner Mongolia Daily", id="English words"),
        pytest.param("⾥程⻢", "里程马", id="radicals are characters"),
        pytest.param("呼\u200b和\u00ad浩\ufeff特", "呼和浩特", id="invisible signs are left out"),
        pytest.param("内\x01蒙\x7f古", "内蒙古", id="control codes are left out"),
        pytest.param("中\ud800国", "中\ufffd国", id="a lone surrogate is a replacement sign"),
        pytest.param("臺灣", "臺灣", id="traditional characters stay"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_clean(raw, text):
    assert clean(raw)[0] == text


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="内蒙古乌海 \u3000\t\u200b⾥12aB，“”.\ud800", max_size=40))
def test_every_clean_character_is_its_raw_one(raw):
    text, runs = drop_blanks(*clean(raw, 7))
    spelled = "".join(raw[start - 7 : start - 7 + length] for _, start, length in runs)
    assert len(spelled) == len(text)
    for character, source in zip(text, spelled, strict=True):
        assert character == fold(source) or (character == " " and source.isspace())
    assert [begin for begin, _, _ in runs] == [sum(r[2] for r in runs[:i]) for i in range(len(runs))]
