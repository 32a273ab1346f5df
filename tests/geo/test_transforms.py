"""WGS-84 to GCJ-02 and back."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo import CoordinateError, gcj02_to_wgs84, wgs84_to_gcj02
from geo.transforms import offset, read_mainland

ANYWHERE = shapely.box(-180, -90, 180, 90)


@pytest.mark.parametrize(
    ("name", "wgs84", "gcj02"),
    [
        pytest.param("天安门", (116.3913, 39.9075), (116.39754, 39.90890), id="Beijing"),
        pytest.param("呼和浩特", (111.744, 40.840), (111.7505, 40.8412), id="Hohhot"),
        pytest.param("满洲里", (117.3702, 49.5960), (117.379, 49.598), id="Manzhouli, 8 km from the border"),
        pytest.param("锡林浩特", (116.0792, 43.9311), (116.086, 43.933), id="Xilinhot"),
        pytest.param("乌兰浩特", (122.0869, 46.0708), (122.093, 46.073), id="Ulanhot"),
    ],
)
def test_known_points(name, wgs84, gcj02):
    assert np.abs(wgs84_to_gcj02(np.array([wgs84]))[0] - gcj02).max() < 8e-4, name


@pytest.mark.parametrize(
    ("name", "lon", "lat"),
    [
        pytest.param("乌兰巴托", 106.917, 47.918, id="Ulan Bator, inside the usual box around China"),
        pytest.param("扎门乌德", 111.903, 43.730, id="Zamyn-Uud, just across the border"),
        pytest.param("后贝加尔斯克", 117.33, 49.66, id="Zabaykalsk, just across the border"),
        pytest.param("台北", 121.56, 25.04, id="Taipei"),
        pytest.param("香港", 114.17, 22.30, id="Hong Kong"),
        pytest.param("北极", 0.0, 90.0, id="the pole"),
    ],
)
def test_points_off_the_mainland_return_unchanged(name, lon, lat):
    point = np.array([[lon, lat]])
    assert np.array_equal(wgs84_to_gcj02(point), point), name
    assert np.array_equal(gcj02_to_wgs84(point), point), name


@given(st.lists(st.tuples(st.floats(75, 134), st.floats(19, 53)), min_size=1, max_size=50))
def test_there_and_back_is_within_a_millionth_of_a_degree(points):
    lonlat = np.array(points)
    back = gcj02_to_wgs84(wgs84_to_gcj02(lonlat, area=ANYWHERE), area=ANYWHERE)
    assert np.abs(back - lonlat).max() < 1e-6


@given(st.lists(st.tuples(st.floats(75, 134), st.floats(19, 53)), min_size=1, max_size=50))
def test_points_of_the_mainland_come_back_and_others_do_not_move(points):
    # A point just beyond the border may be where one of the mainland is drawn: only the way out is its own.
    lonlat = np.array(points)
    inside = shapely.intersects_xy(read_mainland(), lonlat[:, 0], lonlat[:, 1])
    drawn = wgs84_to_gcj02(lonlat)
    assert np.abs(gcj02_to_wgs84(drawn) - lonlat)[inside].max(initial=0.0) < 1e-6
    assert np.array_equal(drawn[~inside], lonlat[~inside])


def test_a_point_just_beyond_the_border_is_drawn_where_it_lies():
    beyond = np.array([[75.0, 36.99314511995318]])
    assert np.array_equal(wgs84_to_gcj02(beyond), beyond)


def test_points_beside_the_border_come_back():
    ports = np.array([[111.977, 43.653], [117.44, 49.64], [101.30, 42.33], [117.43, 46.25], [105.5, 41.6]])
    assert np.abs(gcj02_to_wgs84(wgs84_to_gcj02(ports)) - ports).max() < 1e-6


def test_the_offset_is_some_hundred_metres():
    metres = offset(np.array([[111.744, 40.840]])) * [84_300, 111_000]
    assert 400 < np.hypot(*metres[0]) < 700


def test_no_points_no_shift():
    assert wgs84_to_gcj02(np.empty((0, 2))).shape == (0, 2)


@pytest.mark.parametrize("transform", [wgs84_to_gcj02, gcj02_to_wgs84])
@pytest.mark.parametrize(
    ("points", "message"),
    [
        pytest.param([[40.84, 111.744]], "latitude 111.744", id="latitude first"),
        pytest.param([[190.0, 40.0]], "longitude 190", id="beyond the date line"),
        pytest.param([111.744, 40.84], "expected \\(n, 2\\)", id="one flat point"),
    ],
)
def test_what_is_no_point_is_refused(transform, points, message):
    with pytest.raises(CoordinateError, match=message):
        transform(np.array(points))
