"""Points find the division they lie in."""

from __future__ import annotations

import numpy as np
import pytest

from gazetteer.catalogue.tables import read_places
from geo import CoordinateError, locate
from geo.locate import Divisions
from tests.geo.hand import LEFT, RIGHT

SQUARES = Divisions(["2", "1"], [LEFT, RIGHT])


@pytest.mark.parametrize(
    ("lon", "lat", "adcode"),
    [
        pytest.param(1, 1, "2", id="inside the left one"),
        pytest.param(3, 1, "1", id="inside the right one"),
        pytest.param(2, 1, "1", id="on the common border the smaller code holds"),
        pytest.param(9, 9, None, id="outside"),
        pytest.param(np.nan, 1, None, id="no point"),
    ],
)
def test_a_point_and_its_square(lon, lat, adcode):
    assert SQUARES.locate([lon], [lat]) == [adcode]


def test_no_points_no_answers():
    assert SQUARES.locate([], []) == []


@pytest.mark.parametrize(
    ("lon", "lat", "message"),
    [
        pytest.param([200.0], [40.0], "longitude 200: expected at most ±180°", id="no such longitude"),
        pytest.param([40.0], [111.0], "latitude 111: expected at most ±90°", id="swapped"),
        pytest.param([1.0, 2.0], [1.0], "expected equal ones", id="one latitude short"),
    ],
)
def test_what_is_no_point_is_refused(lon, lat, message):
    with pytest.raises(CoordinateError, match=message):
        SQUARES.locate(lon, lat)


@pytest.mark.parametrize(
    ("level", "kind", "expected"),
    [
        pytest.param("banner", "county", 103, id="103 banners"),
        pytest.param("league", "prefecture", 12, id="12 leagues"),
    ],
)
def test_every_seat_lies_in_its_own_polygon(level, kind, expected):
    seats = [p for p in read_places().values() if p.kind == kind and (p.adcode or "").startswith("15")]
    found = locate([p.lon or 0 for p in seats], [p.lat or 0 for p in seats], level=level)
    assert len(seats) == expected
    assert {p.name: code for p, code in zip(seats, found, strict=True) if code != p.adcode} == {}


@pytest.mark.parametrize(
    ("name", "lon", "lat", "province", "banner"),
    [
        pytest.param("北京", 116.39, 39.91, "110000", None, id="Beijing lies in no banner"),
        pytest.param("乌兰巴托", 106.91, 47.92, None, None, id="Ulan Bator lies abroad"),
        pytest.param("二连浩特", 111.977, 43.65, "150000", "152501", id="Erenhot, 2 km from the border"),
    ],
)
def test_known_points(name, lon, lat, province, banner):
    assert locate([lon], [lat], level="province") == [province], name
    assert locate([lon], [lat]) == [banner], name
