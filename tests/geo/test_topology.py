"""Features become arcs and come back as they were."""

from __future__ import annotations

import json

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo import Feature, TopologyError, decode_topology, encode_topology
from geo.topology import decode_arc, encode_arc
from tests.geo.hand import LEFT, RIGHT

SQUARES = [Feature("1", "左", "0", (1.0, 1.0), LEFT), Feature("2", "右", "0", (3.0, 1.0), RIGHT)]
WHOLE = Feature("0", "全", "", None, shapely.coverage_union_all([LEFT, RIGHT]))


@pytest.mark.parametrize(
    ("arc", "text"),
    [
        pytest.param([(0, 0), (1, 0)], "AACA", id="one step east"),
        pytest.param([(0, 0), (-1, -1)], "AABB", id="south-west is odd"),
        pytest.param([(0, 0), (16, 0)], "AAgBA", id="sixteen needs a second digit"),
        pytest.param([(112000, 40800)], "g46Gg2vC", id="first from 0, 0"),
    ],
)
def test_vertices_are_written_as_deltas(arc, text):
    assert encode_arc(arc) == text
    assert decode_arc(text) == arc


@given(st.lists(st.tuples(st.integers(-180000, 180000), st.integers(-90000, 90000)), min_size=1))
def test_every_arc_comes_back(arc):
    assert decode_arc(encode_arc(arc)) == arc


def test_a_common_border_is_one_arc_run_both_ways():
    topology = encode_topology({"squares": SQUARES})
    left, right = ({*feature["rings"][0][0]} for feature in topology["squares"])
    assert len(topology["arcs"]) == 3
    assert {~ref for ref in left} & right


def test_a_union_needs_no_arc_of_its_own():
    topology = encode_topology({"whole": [WHOLE], "squares": SQUARES})
    assert len(topology["arcs"]) == 3
    assert len(topology["whole"][0]["rings"][0][0]) == 2


def test_an_enclave_and_the_hole_around_it_are_one_arc():
    hole = shapely.box(1, 1, 2, 2)
    around = shapely.box(0, 0, 3, 3).difference(hole)
    topology = encode_topology(
        {"a": [Feature("1", "外", "", None, around), Feature("2", "飞地", "", None, hole)]}
    )
    assert len(topology["arcs"]) == 2
    decoded = decode_topology(topology)["a"]
    assert [f.geometry.equals(g) for f, g in zip(decoded, (around, hole), strict=True)] == [True, True]


def test_features_come_back_with_names_labels_and_shapes():
    islands = Feature(
        "3", "群岛", "0", None, shapely.MultiPolygon([shapely.box(8, 8, 9, 9), shapely.box(6, 6, 7, 7)])
    )
    levels = {"whole": [WHOLE], "squares": [*SQUARES, islands]}
    decoded = decode_topology(json.loads(json.dumps(encode_topology(levels))))
    assert list(decoded) == ["whole", "squares"]
    for level, features in levels.items():
        for before, after in zip(features, decoded[level], strict=True):
            assert (after.adcode, after.name, after.parent, after.label) == (
                before.adcode, before.name, before.parent, before.label,
            )  # fmt: skip
            assert after.geometry.is_valid
            assert after.geometry.equals(before.geometry)


def test_lines_come_back_as_lines():
    dash = Feature("", "dash", "", None, shapely.MultiLineString([[(0, 0), (1, 1)], [(2, 2), (3, 2)]]))
    assert decode_topology(encode_topology({"lines": [dash]}))["lines"][0].geometry.equals(dash.geometry)


def test_no_features_no_arcs():
    assert encode_topology({"squares": []}) == {"arcs": [], "squares": []}
    assert decode_topology({"arcs": [], "squares": []}) == {"squares": []}


@pytest.mark.parametrize(
    ("topology", "message"),
    [
        pytest.param({"arcs": ["A!"]}, "no digit", id="a foreign character"),
        pytest.param({"arcs": ["Ag"]}, "cut off", id="half a number"),
        pytest.param({"arcs": ["AAA"]}, "expected pairs", id="half a vertex"),
        pytest.param(
            {"arcs": ["AACA"], "a": [{"name": "x", "rings": [[[0]]]}]}, "does not close", id="an open ring"
        ),
        pytest.param(
            {"arcs": ["AACA"], "a": [{"name": "x", "rings": [[[7]]]}]}, "expected one of 1", id="no such arc"
        ),
        pytest.param(
            {"arcs": ["AACA", "ICCC"], "a": [{"name": "x", "rings": [[[0, 1]]]}]},
            "does not begin",
            id="a gap in a ring",
        ),
    ],
)
def test_what_is_broken_is_refused(topology, message):
    with pytest.raises(TopologyError, match=message):
        decode_topology(topology)
