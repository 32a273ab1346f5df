"""The real boundaries: complete, drawn without gaps, small enough for the page."""

from __future__ import annotations

import json
from itertools import combinations

import numpy as np
import pytest
import shapely

from gazetteer.catalogue.tables import read_places
from geo import BoundaryError, decode_topology, read_boundaries, read_surroundings, read_topology
from geo.boundaries import read_country_labels
from geo.building import LEAGUES, build_boundaries

COUNTS = {"country": 1, "province": 34, "league": 12, "banner": 103}
KB = 1000


@pytest.fixture(scope="module")
def divisions():
    """Official name by adcode, of all divisions in the catalogue."""
    return {place.adcode: place.name for place in read_places().values() if place.id.startswith("cn:")}


@pytest.fixture(scope="module")
def decoded():
    return decode_topology(read_topology())


@pytest.mark.parametrize("level", COUNTS)
def test_every_level_is_complete_and_in_wgs84(level):
    frame = read_boundaries(level)
    assert len(frame) == COUNTS[level]
    assert frame.crs == "EPSG:4326"
    assert list(frame.columns) == ["adcode", "name", "parent", "geometry", "label_lon", "label_lat"]
    assert frame["adcode"].is_monotonic_increasing
    assert frame["adcode"].is_unique


@pytest.mark.parametrize(
    ("level", "mine"),
    [
        pytest.param("banner", lambda code: code[:2] == "15" and code[4:] != "00", id="103 of 103 banners"),
        pytest.param(
            "league",
            lambda code: code[:2] == "15" and code[2:] != "0000" and code[4:] == "00",
            id="12 leagues",
        ),
    ],
)
def test_codes_are_those_of_the_current_list(level, mine, divisions):
    listed = {code for code in divisions if code and len(code) == 6 and mine(code)}
    assert set(read_boundaries(level)["adcode"]) == listed


@pytest.mark.parametrize("level", ["province", "league", "banner"])
def test_names_are_the_official_ones(level, divisions):
    frame = read_boundaries(level)
    assert {
        code: name
        for code, name in zip(frame["adcode"], frame["name"], strict=True)
        if divisions[code] != name
    } == {}


def test_every_banner_lies_in_a_league():
    banners = read_boundaries("banner")
    assert set(banners["parent"]) == set(LEAGUES)
    assert set(read_boundaries("league")["parent"]) == {"150000"}


@pytest.mark.parametrize("exact", [False, True], ids=["drawn", "exact"])
@pytest.mark.parametrize("level", ["province", "league", "banner"])
def test_neighbours_share_their_borders(level, exact):
    polygons = read_boundaries(level, exact=exact).geometry.to_numpy()
    assert shapely.is_valid(polygons).all()
    assert shapely.coverage_is_valid(polygons)


@pytest.mark.parametrize("exact", [False, True], ids=["drawn", "exact"])
def test_levels_fit_into_each_other_without_gaps(exact):
    region = read_boundaries("province", exact=exact).set_index("adcode").geometry["150000"]
    country = read_boundaries("country", exact=exact).geometry[0]
    provinces = shapely.union_all(read_boundaries("province", exact=exact).geometry.to_numpy())
    assert shapely.symmetric_difference(country, provinces).area == 0
    for level in ("league", "banner"):
        union = shapely.union_all(read_boundaries(level, exact=exact).geometry.to_numpy())
        assert shapely.symmetric_difference(union, region).area == 0
        assert union.geom_type == "Polygon"
        assert not union.interiors


def test_the_regions_border_is_that_of_its_neighbours():
    provinces = read_boundaries("province").set_index("adcode").geometry
    banners = shapely.union_all(read_boundaries("banner").geometry.to_numpy())
    others = shapely.union_all(provinces.drop("150000").to_numpy())
    assert shapely.intersection(banners, others).area == 0
    assert shapely.coverage_is_valid([banners, *provinces.drop("150000")])
    for code in ("620000", "640000", "610000", "140000", "130000", "210000", "220000", "230000"):
        assert shapely.intersection(banners, provinces[code]).length > 1, code


@pytest.mark.parametrize(
    ("level", "least"),
    [
        pytest.param("banner", 0.95, id="banners"),
        pytest.param("league", 0.99, id="leagues"),
        pytest.param("province", 0.93, id="provinces, islands and Macau among them"),
        pytest.param("country", 0.995, id="China"),
    ],
)
def test_what_is_drawn_lies_close_to_what_is_exact(level, least):
    drawn = read_boundaries(level).geometry.to_numpy()
    exact = read_boundaries(level, exact=True).geometry.to_numpy()
    common = shapely.area(shapely.intersection(drawn, exact)) / shapely.area(shapely.union(drawn, exact))
    assert common.min() > least


def test_the_islands_of_the_south_china_sea_are_drawn():
    hainan = read_boundaries("province").set_index("adcode").geometry["460000"]
    assert hainan.bounds[1] < 4.1
    taiwan = read_boundaries("province").set_index("adcode").geometry["710000"]
    for name, lon, lat in (("钓鱼岛", 123.48, 25.74), ("赤尾屿", 124.56, 25.92)):
        assert taiwan.distance(shapely.Point(lon, lat)) < 0.2, name


@pytest.mark.parametrize("level", COUNTS)
def test_labels_stand_inside_their_area(level):
    for exact in (False, True):
        frame = read_boundaries(level, exact=exact)
        inside = shapely.contains_xy(frame.geometry.to_numpy(), frame["label_lon"], frame["label_lat"])
        assert inside.all(), frame["name"][~inside].tolist()


def test_the_regions_name_keeps_clear_of_its_leagues_names():
    region = read_boundaries("province").set_index("adcode").loc["150000"]
    leagues = read_boundaries("league")
    apart = np.hypot(leagues["label_lon"] - region["label_lon"], leagues["label_lat"] - region["label_lat"])
    assert apart.min() > 0.8


def test_an_unknown_level_is_refused():
    with pytest.raises(BoundaryError, match="expected one of country, province, league, banner"):
        read_boundaries("village")  # type: ignore[arg-type]


def test_two_readings_do_not_share_a_table():
    frame = read_boundaries("league")
    frame.loc[0, "name"] = "changed"
    assert read_boundaries("league")["name"][0] == "呼和浩特市"


def test_surroundings_end_where_china_begins():
    around = read_surroundings().set_index("kind").geometry
    china = read_boundaries("country").geometry[0]
    assert list(around.index) == ["land", "border", "dash", "undefined"]
    assert around["land"].is_valid
    assert shapely.intersection(around["land"], china).area < 1e-4
    assert shapely.intersection(around["border"], china.buffer(-0.01)).length == 0
    for lon, lat in ((103.8, 48.5), (112.0, 52.5), (110.0, 43.9)):  # no gap between Mongolia and China
        assert shapely.distance(around["land"].union(china), shapely.Point(lon, lat)) == 0


def test_land_and_china_leave_no_sliver_along_the_mongolian_border():
    land = read_surroundings().set_index("kind").geometry["land"]
    china = read_boundaries("country").geometry[0]
    strip = shapely.box(98, 41.2, 119, 52)
    left = shapely.difference(strip, shapely.union_all([land, china]))
    assert left.area < 1e-3


def test_countries_abroad_have_their_labels_inside():
    countries = [(shapely.from_wkb(wkb), label) for wkb, label in read_country_labels()]
    assert len(countries) > 200
    assert all(polygon.contains(shapely.Point(label)) for polygon, label in countries if label)
    assert not any(polygon.intersects(shapely.Point(104, 35)) for polygon, _ in countries)


class TestTopology:
    @pytest.mark.parametrize(
        ("key", "level"), [("provinces", "province"), ("leagues", "league"), ("banners", "banner")]
    )
    def test_it_holds_what_is_drawn(self, decoded, key, level):
        frame = read_boundaries(level)
        for feature, row in zip(decoded[key], frame.itertuples(), strict=True):
            assert (feature.adcode, feature.name, feature.parent) == (row.adcode, row.name, row.parent)
            assert feature.label == (row.label_lon, row.label_lat)
            assert feature.geometry.is_valid
            assert shapely.equals(feature.geometry, row.geometry)

    def test_leagues_use_the_arcs_of_their_banners(self):
        topology = read_topology()
        arcs = {
            level: {_arc(ref) for f in topology[level] for ref in _refs(f)}
            for level in ("leagues", "banners")
        }
        assert arcs["leagues"] < arcs["banners"]
        region = next(f for f in topology["provinces"] if f["adcode"] == "150000")
        assert {_arc(ref) for ref in _refs(region)} < arcs["leagues"]

    def test_each_border_between_two_banners_is_drawn_once(self):
        users: dict[int, list[tuple[str, bool]]] = {}
        for feature in read_topology()["banners"]:
            for ref in _refs(feature):
                users.setdefault(_arc(ref), []).append((feature["adcode"], ref >= 0))
        assert all(len(who) <= 2 for who in users.values())
        assert all(len({forwards for _, forwards in who}) == len(who) for who in users.values())

    def test_no_two_arcs_run_along_each_other(self, decoded):
        banners = {f.adcode: f.geometry for f in decoded["banners"]}
        pairs = [(a, b) for a, b in combinations(banners.values(), 2) if a.intersects(b)]
        assert len(pairs) > 200
        assert max(shapely.intersection(a, b).area for a, b in pairs) == 0

    def test_the_same_data_give_the_same_topology(self):
        assert build_boundaries().topology == read_topology()

    def test_all_boundaries_take_at_most_120_kb_of_the_page(self):
        text = json.dumps(read_topology(), ensure_ascii=False, separators=(",", ":"))
        assert len(text.encode()) <= 120 * KB


def _refs(feature):
    return [ref for polygon in feature["rings"] for ring in polygon for ref in ring]


def _arc(ref):
    return ref if ref >= 0 else ~ref
