"""What a map is called that nobody has named."""

from __future__ import annotations

import pytest

from maps.atlas import default_title
from tests.maps.hand import page, parsed


@pytest.mark.parametrize(
    ("newspapers", "title"),
    [
        pytest.param([None], "新闻地图", id="no name is known"),
        pytest.param(["内蒙古日报", "内蒙古日报"], "内蒙古日报 新闻地图", id="one"),
        pytest.param(["甲报", "乙报", "丙报"], "甲报、乙报、丙报 新闻地图", id="three are named"),
        pytest.param(
            ["甲报", "乙报", "丙报", "丁报"], "甲报、乙报等 4 家报纸 新闻地图", id="four are counted"
        ),
    ],
)
def test_the_heading_names_the_newspapers(newspapers, title):
    assert default_title([parsed(page("晴", newspaper=newspaper)) for newspaper in newspapers]) == title
