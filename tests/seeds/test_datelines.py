from datetime import date

import pytest

from seeds.datelines import MonthDay, in_year_of, opening_day, read_dateline, read_day


@pytest.mark.parametrize(
    ("text", "place", "day"),
    [
        pytest.param("本报阿拉善11月3日电 (记者", "阿拉善", MonthDay(11, 3), id="place and day"),
        pytest.param("本报11月3日讯 (记者 李晗)", None, MonthDay(11, 3), id="day only"),
        pytest.param("本报讯(记者 云艳芳)", None, None, id="neither"),
        pytest.param("【本报讯】近日", None, None, id="in brackets"),
        pytest.param("新华社北京5月6日电（记者", "北京", MonthDay(5, 6), id="news agency"),
        pytest.param("据新华社呼和浩特8月1日电", "呼和浩特", MonthDay(8, 1), id="quoted agency"),
        pytest.param("本报满洲里讯（记者李四）", "满洲里", None, id="place without day"),
        pytest.param("内蒙古日报乌海10月18日讯", "乌海", MonthDay(10, 18), id="named newspaper"),
        pytest.param("新華社歸綏十月二日電", "歸綏", MonthDay(10, 2), id="traditional, Chinese numerals"),
        pytest.param(
            "中广网呼和浩特7月29日消息 28日上午", "呼和浩特", MonthDay(7, 29), id="a broadcaster's site"
        ),
        pytest.param("中国经济网呼伦贝尔2月13日讯", "呼伦贝尔", MonthDay(2, 13), id="a paper's site"),
        pytest.param("本报兴安/阿尔山10月18日电", "兴安/阿尔山", MonthDay(10, 18), id="two places"),
    ],
)
def test_a_dateline_is_read(text, place, day):
    found = read_dateline(text)
    assert found is not None
    assert (found.place, found.day) == (place, day)
    assert found.place_span is None or text[slice(*found.place_span)] == place


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("为了让稳定网电走进草原深处", id="网 and 电 in a sentence"),
        pytest.param("本报记者从电力公司获悉", id="our own reporter"),
        pytest.param("电讯业务增长", id="telecommunication"),
        pytest.param("", id="nothing"),
    ],
)
def test_no_dateline_is_none(text):
    assert read_dateline(text) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("11月3日,在呼和浩特市", MonthDay(11, 3), id="digits"),
        pytest.param("2024年1月4日", MonthDay(1, 4, 2024), id="with a year"),
        pytest.param("一九五二年十月廿一日", MonthDay(10, 21, 1952), id="Chinese numerals"),
        pytest.param("二〇〇八年八月八日", MonthDay(8, 8, 2008), id="Chinese zero"),
        pytest.param("13月40日", None, id="no such day"),
        pytest.param("近日", None, id="none"),
    ],
)
def test_a_day_is_read(text, day):
    assert read_day(text) == day


def test_only_the_opening_of_a_caption_is_read():
    assert opening_day("雨后的草原。" * 20 + "11月3日") is None


@pytest.mark.parametrize(
    ("day", "issue", "found"),
    [
        pytest.param(MonthDay(11, 3), date(2025, 11, 4), date(2025, 11, 3), id="the day before"),
        pytest.param(MonthDay(12, 31), date(2024, 1, 2), date(2023, 12, 31), id="over the new year"),
        pytest.param(MonthDay(2, 29), date(2025, 1, 5), date(2024, 2, 29), id="the last leap day"),
        pytest.param(MonthDay(11, 3), None, None, id="no issue, no year"),
        pytest.param(MonthDay(12, 31), date(9999, 12, 31), date(9999, 12, 31), id="the last day there is"),
        pytest.param(MonthDay(11, 3, 1952), None, date(1952, 11, 3), id="a printed year needs no issue"),
    ],
)
def test_a_day_gets_its_year_from_the_issue(day, issue, found):
    assert in_year_of(day, issue) == found
