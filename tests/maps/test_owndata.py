"""`explorer`: a user's own places and articles."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from maps import NewsMap, TableError, explorer
from maps.datascript import read_data_script

PORTS = gpd.GeoDataFrame(
    {"name": ["策克口岸", "二连浩特市", "二连浩特"], "kind": ["port", "county", None]},
    geometry=gpd.points_from_xy([101.27, 111.97, 111.9], [42.42, 43.65, 43.6]),
    crs="EPSG:4326",
)
NEWS = pd.DataFrame(
    {
        "headline": ["策克口岸通关提速", "旅客来到二连浩特市", "没有地点"],
        "date": [pd.Timestamp("2025-11-03"), "2025-10-20", None],
        "text": ["司机说，策克口岸排队短了。", "𠮷二连浩特市人多。", None],
        "place": ["策克口岸", ["二连浩特", "二连浩特市", "策克口岸"], None],
        "newspaper": ["甲报", "乙报", None],
    }
)


def block_of(places=PORTS, articles=NEWS, **options) -> dict:
    return read_data_script(explorer(places, articles, boundaries=False, **options).get_root().render())


def mentioned(block: dict) -> list[list[str]]:
    """For each article the names as they are highlighted in headline and body; `·` for a place not named."""
    from maps.vlq import decode

    found = []
    for number, body in enumerate(block["articles"]["body"]):
        names = []
        for column, text in (("headMentions", block["articles"]["headline"][number]), ("mentions", body)):
            numbers, start = decode(block["articles"][column][number]), 0
            units = text.encode("utf-16-le")
            for step, length, sense in zip(*[iter(numbers)] * 3, strict=True):
                start += step
                cut = units[2 * start : 2 * (start + length)].decode("utf-16-le")
                names.append(f"{cut or '·'}={block['places']['name'][block['senses'][sense][0]]}")
        found.append(names)
    return found


def test_five_lines_give_a_folium_map_that_a_notebook_shows():
    shown = explorer(PORTS, NEWS, title="口岸新闻")
    assert isinstance(shown, NewsMap)
    assert "<iframe srcdoc=" in shown._repr_html_()


def test_articles_are_at_the_places_their_rows_give_and_names_are_found_in_the_text():
    assert mentioned(block_of()) == [
        ["策克口岸=策克口岸", "策克口岸=策克口岸"],
        ["二连浩特市=二连浩特市", "二连浩特市=二连浩特市", "·=策克口岸"],
        [],
    ]


def test_dates_headlines_and_newspapers_are_told():
    block = block_of(title="口岸新闻")
    assert block["articles"]["date"] == ["2025-11-03", "2025-10-20", None]
    assert block["articles"]["body"][2] == ""
    assert [block["docs"][doc]["newspaper"] for doc in block["articles"]["doc"]] == ["甲报", "乙报", None]
    assert (block["meta"]["dateFrom"], block["meta"]["dateTo"]) == ("2025-10-20", "2025-11-03")
    assert block["meta"]["title"] == "口岸新闻"


def test_places_can_be_found_by_pinyin():
    assert block_of()["places"]["alias"][1] == ["èr lián hào tè shì"]


def test_another_crs_is_turned_into_degrees():
    block = block_of(PORTS.to_crs("EPSG:3857"))
    assert block["places"]["lon"] == [101.27, 111.97, 111.9]
    assert block["places"]["lat"] == [42.42, 43.65, 43.6]


@pytest.mark.parametrize("boundaries", [False, True], ids=["alone", "among ours"])
def test_areas_are_outlined_and_labelled_inside(boundaries):
    from geo import decode_topology

    squares = [shapely.box(100, 40, 102, 42), shapely.box(102, 40, 104, 42)]
    areas = gpd.GeoDataFrame({"name": ["西区", "东区"]}, geometry=squares, crs="EPSG:4326")
    articles = pd.DataFrame({"headline": ["一"], "place": ["东区"]})
    block = read_data_script(explorer(areas, articles, boundaries=boundaries).get_root().render())
    drawn = {one.name: one.geometry for one in decode_topology(block["boundaries"])["leagues"]}
    assert block["places"]["area"] == [1, 1]
    assert block["places"]["kind"] == ["region", "region"]
    assert ("阿拉善盟" in drawn) == boundaries
    for name, square in zip(areas["name"], squares, strict=True):
        assert drawn[name].equals(square)


def test_ids_tell_places_of_one_name_apart():
    twins = gpd.GeoDataFrame(
        {"place_id": ["a", "b"], "name": ["朝阳区", "朝阳区"]},
        geometry=gpd.points_from_xy([116.4, 125.3], [39.9, 43.8]),
        crs="EPSG:4326",
    )
    block = block_of(twins, pd.DataFrame({"headline": ["朝阳区降雪"], "place_id": ["b"]}))
    assert [sense[0] for sense in block["senses"]] == [1]


def test_same_tables_same_page():
    assert explorer(PORTS, NEWS).get_root().render() == explorer(PORTS, NEWS).get_root().render()


def test_hostile_cells_stay_text():
    places = PORTS.assign(name=["</script><b>", "二连浩特市", "c"])
    html = explorer(places, pd.DataFrame({"headline": ["<img onerror=x>"], "place": ["</script><b>"]}))
    rendered = html.get_root().render()
    assert "<img onerror" not in rendered
    assert read_data_script(rendered)["places"]["name"][0] == "</script><b>"


def test_no_article_at_all_gives_an_empty_map():
    assert block_of(articles=NEWS[:0])["articles"]["id"] == []


@pytest.mark.parametrize(
    ("places", "articles", "message"),
    [
        pytest.param(PORTS.set_crs(None, allow_override=True), NEWS, "CRS is missing", id="no CRS"),
        pytest.param(PORTS.drop(columns="name"), NEWS, "no column name", id="no names"),
        pytest.param(PORTS, NEWS.drop(columns="place"), "no column place", id="no places in the articles"),
        pytest.param(
            PORTS, NEWS.drop(columns=["headline", "text"]), "no column headline", id="nothing to read"
        ),
        pytest.param(
            PORTS, NEWS.assign(place="月球"), "row 0: place '月球' is not among", id="an unknown place"
        ),
        pytest.param(PORTS, NEWS.assign(date="昨天"), "row 0: date '昨天'", id="no date"),
        pytest.param(PORTS.assign(name="同"), NEWS, "'同' stands there twice", id="two of one name, no ids"),
        pytest.param(
            PORTS.set_geometry([shapely.Point()] * 3, crs="EPSG:4326"), NEWS, "row 0: geometry is empty",
            id="nowhere",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_row(places, articles, message):
    with pytest.raises(TableError, match=message):
        explorer(places, articles, boundaries=False)
