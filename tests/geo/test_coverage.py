"""Polygons that touch keep touching, whatever is done to them."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo import coverage
from geo.errors import BoundaryError
from tests.geo.hand import LEFT, RIGHT


def ragged(seed, *, n=60):
    """Two neighbours whose common border runs zigzag."""
    rng = np.random.default_rng(seed)
    ys = np.linspace(0, 2, n)
    border = np.column_stack([2 + rng.uniform(-0.05, 0.05, n), ys])
    left = shapely.Polygon([(0, 0), *border, (0, 2)])
    right = shapely.Polygon([(4, 0), (4, 2), *border[::-1]])
    return np.array([left, right], dtype=object)


@given(st.integers(0, 50), st.sampled_from([0.01, 0.05, 0.2]))
def test_neighbours_share_their_border_after_simplifying(seed, tolerance):
    before = ragged(seed)
    after = coverage.simplify(before, tolerance)
    assert shapely.coverage_is_valid(after)
    assert shapely.get_num_coordinates(after).sum() <= shapely.get_num_coordinates(before).sum()
    assert shapely.area(after).sum() == pytest.approx(8)


@given(st.integers(0, 50))
def test_the_grid_keeps_neighbours_together_and_every_vertex_on_it(seed):
    moved = coverage.to_grid(ragged(seed))
    vertices = shapely.get_coordinates(moved)
    assert shapely.coverage_is_valid(moved)
    assert np.array_equal(vertices, np.round(vertices * 1000) / 1000)


def test_the_border_with_the_hole_is_left_alone_while_the_coast_is_simplified():
    left, right = ragged(3)
    bay = [(4 + 0.03 * (-1) ** i, y) for i, y in enumerate(np.linspace(0, 2, 80))]
    coast = shapely.Polygon([*bay, *shapely.get_coordinates(right)[2:-1]])
    polygons = np.array([coast], dtype=object)
    assert shapely.coverage_is_valid(np.append(polygons, left))
    simple = coverage.simplify_around(polygons, left, 0.5)
    assert shapely.coverage_is_valid(np.append(simple, left))
    assert shapely.get_num_coordinates(simple[0]) < shapely.get_num_coordinates(polygons[0])
    assert simple[0].intersection(left).length == pytest.approx(left.intersection(right).length)


def test_what_two_polygons_claim_goes_to_the_first():
    first, second = shapely.box(0, 0, 2, 2), shapely.box(1.9, 0, 4, 2)
    mended = coverage.mend_overlaps(np.array([first, second], dtype=object))
    assert shapely.area(mended).tolist() == pytest.approx([4, 4])


def test_neighbours_that_cannot_be_mended_are_refused():
    gap = np.array(
        [shapely.box(0, 0, 2, 2), shapely.Polygon([(2, 0), (4, 0), (4, 2), (2, 2), (2, 1.5)])], dtype=object
    )
    with pytest.raises(BoundaryError, match="do not share their borders"):
        coverage.mend_overlaps(gap)


@pytest.mark.parametrize(
    ("islet", "kept"),
    [
        pytest.param(shapely.box(2.1, 0, 2.12, 0.02), False, id="an islet off the coast is left out"),
        pytest.param(shapely.box(9, 0, 9.02, 0.02), True, id="an islet far out at sea stays"),
        pytest.param(shapely.box(2.1, 0, 2.3, 0.2), True, id="a large island stays wherever it is"),
    ],
)
def test_islets(islet, kept):
    parts = shapely.get_parts(coverage.drop_islets(np.array([shapely.MultiPolygon([islet, LEFT])]))[0])
    assert len(parts) == 1 + kept
    assert parts[0].equals(LEFT)


def test_a_small_exclave_stays_lest_its_hole_gape():
    exclave = shapely.box(2.5, 1, 2.52, 1.02)
    polygons = np.array([shapely.MultiPolygon([LEFT, exclave]), RIGHT.difference(exclave)], dtype=object)
    kept = coverage.drop_islets(polygons)
    assert shapely.union_all(kept).area == pytest.approx(8)


def test_an_islet_smaller_than_the_grid_becomes_a_diamond():
    speck = shapely.box(10.0002, 5.0002, 10.0003, 5.0003)
    moved = coverage.to_grid(np.array([shapely.MultiPolygon([LEFT, speck])], dtype=object))[0]
    assert moved.is_valid
    assert sorted(shapely.area(shapely.get_parts(moved))) == pytest.approx([2e-6, 4.0])


def test_a_spike_that_the_grid_would_flatten_is_closed():
    spiked = shapely.Polygon([(0, 0), (1, 0), (1, 0.5), (2, 0.5001), (1, 0.5002), (1, 1), (0, 1)])
    moved = coverage.to_grid(np.array([spiked], dtype=object))[0]
    assert moved.is_valid
    assert moved.area == pytest.approx(1)


def test_a_label_stands_in_the_broad_part():
    spoon = shapely.union_all([shapely.box(100, 40, 104, 43), shapely.box(104, 41, 116, 41.3)])
    lon, lat = coverage.label_points([spoon])[0]
    assert spoon.buffer(-0.5).contains(shapely.Point(lon, lat))
    assert lon > 102  # but not at the far end of it


def test_a_label_keeps_clear_of_others():
    square = shapely.box(110, 40, 114, 43)
    middle = coverage.label_points([square])[0]
    moved = coverage.label_points([square], clear_of=[tuple(middle)])[0]
    assert shapely.Point(moved).distance(shapely.Point(middle)) > 0.4
    assert square.contains(shapely.Point(moved))


def test_neighbours_of_one_vertex_more_are_no_coverage():
    assert not shapely.coverage_is_valid([LEFT, shapely.box(2, 0, 4, 2)])
    assert shapely.coverage_is_valid([LEFT, RIGHT])
