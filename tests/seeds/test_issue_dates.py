from datetime import date

import pytest

from seeds.eras import eras_in, read_eras
from seeds.issue_dates import date_in_name, infer_issue
from seeds.lunar import lunar_to_solar
from seeds.mastheads import newspaper_in


@pytest.mark.parametrize(
    ("name", "day"),
    [
        pytest.param("2025-11-04.txt", date(2025, 11, 4), id="dashes"),
        pytest.param("nmgrb_20251104_01.txt", date(2025, 11, 4), id="eight digits"),
        pytest.param("内蒙古日报2025年11月4日第1版.md", date(2025, 11, 4), id="Chinese"),
        pytest.param("2025.11.4.txt", date(2025, 11, 4), id="dots"),
        pytest.param("nmrb-1952-10-03.txt", date(1952, 10, 3), id="historic"),
        pytest.param("000_9b9eba992545ddab.txt", None, id="a hash"),
        pytest.param("20251399.txt", None, id="no such day"),
        pytest.param("a20251104b.txt", None, id="inside a word"),
    ],
)
def test_a_date_in_a_file_name(name, day):
    found = date_in_name(name)
    assert (found.value if found else None) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("2025年11月4日 星期二 农历乙巳年九月十五", date(2025, 11, 4), id="masthead"),
        pytest.param("标题\n2024-08-15 10:21 来源：新华网", date(2024, 8, 15), id="time stamp of a web page"),
        pytest.param(
            "本报11月3日讯 学习贯彻党的二十届四中全会精神", date(2025, 11, 4), id="year from a plenum"
        ),
        pytest.param(
            "本报11月3日讯 确保“十四五”收官，谋划“十五五”", date(2025, 11, 4), id="year from the plans"
        ),
        pytest.param(
            "本报10月18日电 2023年第三季度榜单发布，较2022年增长", date(2023, 10, 19), id="latest year named"
        ),
        pytest.param(
            "本报12月10日讯 2025年以来，项目有序推进，2026年底投产", date(2025, 12, 11), id="years to come"
        ),
        pytest.param(
            "本报1月4日讯 回顾2023年，全区运行平稳；为做好2024年工作", date(2024, 1, 5), id="after new year"
        ),
        pytest.param(
            "本报10月21日讯 10月20日恰逢周日，2024年或2023年", date(2024, 10, 22), id="weekday agrees"
        ),
        pytest.param(
            "本报12月31日讯 2023年收官\n本报1月1日讯 2024年1月1日零时",
            date(2024, 1, 2),
            id="datelines over new year",
        ),
        pytest.param(
            "新华社归绥一九五二年十月二日电", date(1952, 10, 3), id="historic, year in the dateline"
        ),
        pytest.param(
            "新華社歸綏十月二日電 一九五二年以來", date(1952, 10, 3), id="historic, year in the text"
        ),
        pytest.param("一九五二年十月三日 第一版", date(1952, 10, 3), id="historic, a full date alone"),
        pytest.param("本报九九九九年十二月三十一日电", None, id="a year that no newspaper has"),
        pytest.param("本报11月3日讯 今天天气晴", None, id="nothing tells the year"),
        pytest.param("草原上的故事。", None, id="nothing at all"),
    ],
)
def test_the_issue_is_inferred(text, day):
    issue = infer_issue(text)
    assert issue.value == day
    assert issue.evidence
    assert (issue.confidence > 0) == (day is not None)


def test_a_masthead_that_contradicts_itself_is_less_sure():
    right = infer_issue("2025年11月4日 星期二 农历九月十五")
    wrong = infer_issue("2025年11月4日 星期五 农历九月十五")
    assert right.value == wrong.value
    assert right.confidence > wrong.confidence
    assert "weekday disagrees" in wrong.evidence


@pytest.mark.parametrize(
    ("year", "month", "day", "leap", "solar"),
    [
        pytest.param(2025, 1, 1, False, date(2025, 1, 29), id="new year"),
        pytest.param(2025, 9, 15, False, date(2025, 11, 4), id="after the leap month"),
        pytest.param(2025, 6, 1, True, date(2025, 7, 25), id="in the leap month"),
        pytest.param(2024, 12, 30, False, None, id="the month has 29 days"),
        pytest.param(2024, 6, 1, True, None, id="no leap month"),
        pytest.param(1900, 1, 1, False, None, id="outside the table"),
    ],
)
def test_lunar_days(year, month, day, leap, solar):
    assert lunar_to_solar(year, month, day, leap=leap) == solar


def test_a_plenum_inside_another_is_not_named():
    assert [era.key for era in eras_in("党的二十届三中全会")] == ["二十届三中全会"]


def test_the_table_of_eras_is_in_order_of_time():
    eras = read_eras()
    assert all(era.not_after is None or era.not_before < era.not_after for era in eras)
    assert len({era.key for era in eras}) == len(eras)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("内蒙古日报\n2025年11月4日", "内蒙古日报", id="masthead"),
        pytest.param("# 呼伦贝尔晨报", "呼伦贝尔晨报", id="marked masthead"),
        pytest.param("标题\n来源：锡林郭勒日报", "锡林郭勒日报", id="source"),
        pytest.param("记者从人民日报社了解到", None, id="in a sentence"),
    ],
)
def test_the_newspaper_names_itself(text, name):
    assert newspaper_in(text) == name
