"""The tables of the catalogue, and how they are read."""

from __future__ import annotations

import math
from datetime import date

import pytest

from gazetteer.catalogue.tables import (
    PLACE_COLUMNS,
    parse_date,
    read_groups,
    read_names,
    read_places,
    read_population,
    read_ports_detail,
    read_rows,
    tables_digest,
)
from gazetteer.errors import GazetteerError, TableError


@pytest.fixture(scope="module")
def places():
    return read_places()


@pytest.mark.parametrize(
    ("place_id", "name", "lat", "lon", "within_km"),
    [
        pytest.param(
            "cn:150000", "内蒙古自治区", 40.816, 111.759, 5, id="the region's point is its seat, Hohhot"
        ),
        pytest.param("cn:152500", "锡林郭勒盟", 43.93, 116.05, 5, id="a league's point is its seat"),
        pytest.param("cn:152923", "额济纳旗", 41.953, 101.053, 5, id="a banner's point is its seat"),
        pytest.param("cn:150784101", "黑山头镇", 50.214, 119.504, 10, id="a town"),
        pytest.param("cn:110105", "朝阳区", 39.92, 116.44, 5, id="a district of Beijing"),
        pytest.param("cn:320613", "崇川区", 32.02, 120.86, 10, id="a district founded after most sources"),
        pytest.param("port:manzhouli-road", "满洲里公路口岸", 49.645, 117.335, 10, id="a road port"),
        pytest.param(
            "port:erlianhaote-road", "二连浩特公路口岸", 43.681, 111.957, 5, id="the port of Erenhot"
        ),
        pytest.param("port:ceke", "策克公路口岸", 42.53, 101.28, 10, id="the port in the far west"),
        pytest.param("iso:MN", "蒙古国", 47.92, 106.9, 10, id="a country's point is its capital"),
        pytest.param("mountain:daqingshan", "大青山", 40.75, 109.95, 100, id="a range has a middle"),
    ],
)
def test_places_lie_where_they_should(place_id, name, lat, lon, within_km, places):
    place = places[place_id]
    assert place.name == name
    east = (place.lon - lon) * math.cos(math.radians(lat))
    assert math.hypot(place.lat - lat, east) * 111.2 <= within_km


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        pytest.param("county", 2840, id="all counties of China"),
        pytest.param("prefecture", 333, id="all prefectures"),
        pytest.param("township", 1033, id="all townships of Inner Mongolia"),
        pytest.param("village", 14000, id="its villages"),
        pytest.param("airport", 250, id="airports"),
        pytest.param("country", 190, id="countries"),
        pytest.param("soum", 35, id="soums at the border"),
    ],
)
def test_the_catalogue_is_complete(kind, least, places):
    assert sum(place.kind == kind for place in places.values()) >= least


def test_a_village_without_a_point_takes_its_parents(places):
    village = next(p for p in places.values() if p.kind == "village" and p.source == "parent")
    parent = places[village.parent]
    assert (village.lat, village.lon) == (parent.lat, parent.lon)
    assert village.precision_km >= parent.precision_km or village.precision_km >= 5


def test_every_place_has_a_point_and_its_uncertainty(places):
    assert all(p.lat is not None and p.lon is not None and p.precision_km for p in places.values())


@pytest.mark.parametrize(
    ("place_id", "form", "first", "last"),
    [
        pytest.param(
            "cn:150600", "伊克昭盟", date(1649, 1, 1), date(2001, 2, 26), id="a league that became a city"
        ),
        pytest.param(
            "cn:150602", "东胜市", date(1983, 10, 10), date(2001, 2, 26), id="a city that became a district"
        ),
        pytest.param(
            "cn:150702", "海拉尔市", date(1940, 1, 1), date(2001, 10, 10), id="known to the year only"
        ),
        pytest.param(
            "cn:150825",
            "潮格旗",
            date(1970, 1, 1),
            date(1981, 12, 31),
            id="a year at the end is its last day",
        ),
    ],
)
def test_past_names_say_when_they_held(place_id, form, first, last):
    name = next(n for n in read_names()[place_id] if n.form == form)
    assert (name.kind, name.valid_from, name.valid_to) == ("past", first, last)


def test_ambiguous_ports_say_so():
    names = read_names()
    for port in (
        "port:manzhouli-road",
        "port:manzhouli-rail",
        "port:erlianhaote-road",
        "port:erlianhaote-rail",
    ):
        assert any("road or rail" in name.hint for name in names[port])


def test_the_twenty_ports_have_mode_and_counterpart():
    official = [d for d in read_ports_detail().values() if d.official]
    modes = sorted(d.mode for d in official)
    assert (len(official), modes.count("rail"), modes.count("road"), modes.count("air")) == (20, 2, 12, 6)
    assert all(d.counterpart and d.counterpart_country in ("MN", "RU") for d in official if d.mode != "air")


@pytest.mark.parametrize(
    ("form", "members", "parts"),
    [
        pytest.param(
            "呼包鄂", ("cn:150100", "cn:150200", "cn:150600"), ("呼", "包", "鄂"), id="three cities"
        ),
        pytest.param("京蒙", ("cn:110000", "cn:150000"), ("京", "蒙"), id="two provinces"),
        pytest.param(
            "中蒙俄", ("iso:CN", "iso:MN", "iso:RU"), ("中", "蒙", "俄"), id="the same letter, a country"
        ),
        pytest.param(
            "长三角", ("cn:310000", "cn:320000", "cn:330000", "cn:340000"), (), id="does not divide"
        ),
    ],
)
def test_groups_name_their_members(form, members, parts):
    group = read_groups()[form]
    assert (group.members, group.parts) == (members, parts)


def test_population_is_that_of_the_census():
    people = read_population()
    assert people["cn:150000"].residents == 24_049_155
    assert people["cn:150100"].basis == "census"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        pytest.param("1954-03-06", date(1954, 3, 6), date(1954, 3, 6), id="a day"),
        pytest.param("1969-02", date(1969, 2, 1), date(1969, 2, 28), id="a month"),
        pytest.param("1914", date(1914, 1, 1), date(1914, 12, 31), id="a year"),
        pytest.param("", None, None, id="unknown"),
    ],
)
def test_dates_are_as_exact_as_they_are_written(text, first, last):
    assert (parse_date(text), parse_date(text, end=True)) == (first, last)


@pytest.mark.parametrize("text", ["民国三年", "1954-13", "1954-2-30", "-"])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(TableError, match="is no date"):
        parse_date(text)


def test_a_missing_table_is_named(tmp_path):
    with pytest.raises(TableError, match=r"names\.csv: no such table"):
        read_names(folder=tmp_path)


def test_a_row_of_the_wrong_length_is_named_with_its_line(tmp_path):
    (tmp_path / "groups.csv").write_text("form,members\n京蒙\n", encoding="utf-8")
    with pytest.raises(TableError, match="line 2: 1 cells, expected 2"):
        read_rows("groups", folder=tmp_path)


def test_a_number_that_is_none_is_named_with_its_place(tmp_path):
    row = "cn:150000,内蒙古自治区,province,150000,,四十,111,5,,CN,seat,hand,high,"
    (tmp_path / "world.csv").write_text(",".join(PLACE_COLUMNS) + "\n" + row + "\n", encoding="utf-8")
    with pytest.raises(TableError, match="cn:150000"):
        read_places(folder=tmp_path)


def test_an_id_that_stands_twice_is_refused(tmp_path):
    row = "iso:MN,蒙古国,country,MN,,47.9,106.9,5,,MN,seat,hand,high,\n"
    (tmp_path / "world.csv").write_text(",".join(PLACE_COLUMNS) + "\n" + row * 2, encoding="utf-8")
    with pytest.raises(TableError, match="iso:MN stands twice"):
        read_places(folder=tmp_path)


def test_errors_are_of_one_family():
    assert issubclass(TableError, GazetteerError)
    assert issubclass(TableError, ValueError)


def test_the_digest_follows_the_bytes(tmp_path):
    (tmp_path / "a.csv").write_text("x\n", encoding="utf-8")
    before = tables_digest(folder=tmp_path)
    assert before == tables_digest(folder=tmp_path)
    (tmp_path / "a.csv").write_text("y\n", encoding="utf-8")
    assert tables_digest(folder=tmp_path) != before
