"""Boundaries ⇄ the topology of the data block: one table of arcs, each drawn once, and who uses them.

Enters: features whose vertices stand on a grid of 0.001 degree, WGS-84. Leaves: a dict ready for JSON::

    {"arcs": ["VLQ", …],
     "provinces": [{"adcode", "name", "parent", "label": [lon, lat], "rings": [[[ref, …], …], …]}, …],
     "leagues": […], "banners": […], …}

An arc is a string: the zigzag deltas of its vertices in units of 0.001 degree (longitude, latitude, in turn;
the first vertex counts from 0, 0), each in base-64 VLQ: digits of 5 bits, least significant first, the sixth
bit says that more follow, in the alphabet of source maps. A ring lists references: `i` is arc i as it is,
`~i` (that is, -1 - i) arc i backwards; the last vertex of one arc is the first of the next. `rings` are
polygons → rings (the outer one first, counter-clockwise) → references. A feature of lines has `lines` (lines
→ references) in place of `rings`.

Two neighbours refer to the same arc, and a league to the arcs of its banners: what is drawn twice cannot
drift apart. The idea is TopoJSON's (M. Bostock, 2013, https://github.com/topojson/topojson-specification);
the writing is shorter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import shapely

from geo.errors import TopologyError

STEPS = 1000
"""Grid steps in one degree."""

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_DIGITS = {character: value for value, character in enumerate(ALPHABET)}

Vertex = tuple[int, int]
Arc = tuple[Vertex, ...]


@dataclass(frozen=True, slots=True)
class Feature:
    """One area or line of a level.

    label : longitude and latitude of its name, WGS-84 degrees, or None. parent : adcode of the unit above.
    geometry : shapely polygons, or lines.
    """

    adcode: str
    name: str
    parent: str
    label: tuple[float, float] | None
    geometry: Any


def encode_topology(levels: Mapping[str, Sequence[Feature]]) -> dict[str, Any]:
    """
    Write features as arcs and references.

    Parameters
    ----------
    levels : mapping of str to sequence of Feature
        Level → features. Vertices are rounded to the grid.

    Returns
    -------
    dict
        As the module says. The same features give the same dict, keys in the same order.
    """
    paths = {level: [_paths(f.geometry) for f in features] for level, features in levels.items()}
    every = [path for groups in paths.values() for group in groups for polygon in group for path in polygon]
    table = _ArcTable(_nodes(every))
    encoded: dict[str, Any] = {"arcs": []}
    for level, features in levels.items():
        encoded[level] = [
            _feature(feature, group, table) for feature, group in zip(features, paths[level], strict=True)
        ]
    encoded["arcs"] = [encode_arc(arc) for arc in table.arcs]
    return encoded


def decode_topology(topology: Mapping[str, Any]) -> dict[str, list[Feature]]:
    """
    Read what `encode_topology` wrote.

    Parameters
    ----------
    topology : mapping
        As the module says.

    Returns
    -------
    dict of str to list of Feature
        Geometries are MultiPolygons or MultiLineStrings, in WGS-84 degrees.

    Raises
    ------
    TopologyError
        If an arc is no VLQ, a reference points nowhere, or a ring does not close.
    """
    arcs = [decode_arc(text) for text in topology["arcs"]]
    return {
        level: [_decoded(feature, arcs) for feature in features]
        for level, features in topology.items()
        if level != "arcs"
    }


def encode_arc(arc: Sequence[Vertex]) -> str:
    """
    Write vertices (whole grid steps) as VLQ deltas.

    Examples
    --------
    >>> encode_arc([(1, -1), (17, -1)])
    'CBgBA'
    """
    digits: list[str] = []
    previous = (0, 0)
    for vertex in arc:
        for now, before in zip(vertex, previous, strict=True):
            delta = now - before
            digits.append(_vlq(delta << 1 if delta >= 0 else (-delta << 1) - 1))
        previous = vertex
    return "".join(digits)


def decode_arc(text: str) -> list[Vertex]:
    """
    Read the vertices, in grid steps, of one arc.

    Raises
    ------
    TopologyError
        If the text is cut off or has a foreign character.

    Examples
    --------
    >>> decode_arc("CBgBA")
    [(1, -1), (17, -1)]
    """
    deltas = [value >> 1 if value % 2 == 0 else -((value + 1) >> 1) for value in _values(text)]
    if len(deltas) % 2:
        raise TopologyError(f"arc {text[:20]!r}: {len(deltas)} numbers, expected pairs")
    steps = np.cumsum(np.array(deltas, dtype=np.int64).reshape(-1, 2), axis=0)
    return [(int(x), int(y)) for x, y in steps]


class _ArcTable:
    """Arcs by their vertices, numbered as they come; an arc and its reverse are one."""

    def __init__(self, nodes: set[Vertex]) -> None:
        self.nodes = nodes
        self.arcs: list[Arc] = []
        self.index: dict[Arc, int] = {}

    def references(self, path: Arc) -> list[int]:
        """Refer to the arcs of a path, cut where three borders meet."""
        return [self._reference(arc) for arc in self._cut(path)]

    def _reference(self, arc: Arc) -> int:
        backwards = arc[::-1]
        if backwards in self.index:
            return ~self.index[backwards]
        if arc not in self.index:
            self.index[arc] = len(self.arcs)
            self.arcs.append(arc)
        return self.index[arc]

    def _cut(self, path: Arc) -> Iterator[Arc]:
        closed = path[0] == path[-1]
        if closed:
            path = self._turned(path)
        cuts = [i for i in range(1, len(path) - 1) if path[i] in self.nodes]
        for start, end in zip([0, *cuts], [*cuts, len(path) - 1], strict=True):
            yield path[start : end + 1]

    def _turned(self, ring: Arc) -> Arc:
        """Begin the ring at a node, or at its smallest vertex: a neighbour begins it there too."""
        start = next((i for i, vertex in enumerate(ring) if vertex in self.nodes), None)
        if start is None:
            start = min(range(len(ring) - 1), key=ring.__getitem__)
        return (*ring[start:-1], *ring[: start + 1])


def _nodes(paths: Iterable[Arc]) -> set[Vertex]:
    """Vertices where other than two edges meet, counting an edge once however many draw it."""
    neighbours: dict[Vertex, set[Vertex]] = {}
    for path in paths:
        for here, there in pairwise(path):
            neighbours.setdefault(here, set()).add(there)
            neighbours.setdefault(there, set()).add(here)
    return {vertex for vertex, others in neighbours.items() if len(others) != 2}


def _paths(geometry: Any) -> list[list[Arc]]:
    """Polygons → rings, or one list for each line, in grid steps."""
    if shapely.get_dimensions(geometry) == 2:
        geometry = shapely.orient_polygons(geometry)
        return [
            [_steps(polygon.exterior), *(_steps(ring) for ring in polygon.interiors)]
            for polygon in shapely.get_parts(geometry)
        ]
    return [[_steps(line)] for line in shapely.get_parts(geometry)]


def _steps(line: Any) -> Arc:
    steps = np.round(shapely.get_coordinates(line) * STEPS).astype(np.int64)
    fresh = np.ones(len(steps), dtype=bool)
    fresh[1:] = (steps[1:] != steps[:-1]).any(axis=1)
    return tuple((x, y) for x, y in steps[fresh].tolist())


def _feature(feature: Feature, group: list[list[Arc]], table: _ArcTable) -> dict[str, Any]:
    encoded: dict[str, Any] = {"adcode": feature.adcode, "name": feature.name, "parent": feature.parent}
    if feature.label is not None:
        encoded["label"] = list(feature.label)
    if shapely.get_dimensions(feature.geometry) == 2:
        encoded["rings"] = [[table.references(ring) for ring in polygon] for polygon in group]
    else:
        encoded["lines"] = [table.references(path) for line in group for path in line]
    return encoded


def _decoded(feature: Mapping[str, Any], arcs: list[list[Vertex]]) -> Feature:
    if "rings" in feature:
        rings = [[_joined(references, arcs) for references in polygon] for polygon in feature["rings"]]
        if any(ring[0] != ring[-1] for polygon in rings for ring in polygon):
            raise TopologyError(f"{feature['name']}: a ring does not close")
        polygons = [shapely.Polygon(_degrees(outer), [_degrees(r) for r in inner]) for outer, *inner in rings]
        geometry: Any = shapely.multipolygons(polygons)
    else:
        lines = [_degrees(_joined(references, arcs)) for references in feature["lines"]]
        geometry = shapely.multilinestrings([shapely.linestrings(line) for line in lines])
    label = feature.get("label")
    return Feature(
        feature["adcode"],
        feature["name"],
        feature["parent"],
        None if label is None else (label[0], label[1]),
        geometry,
    )


def _joined(references: Sequence[int], arcs: list[list[Vertex]]) -> list[Vertex]:
    path: list[Vertex] = []
    for reference in references:
        index = reference if reference >= 0 else ~reference
        if index >= len(arcs):
            raise TopologyError(f"reference {reference}: expected one of {len(arcs)} arcs")
        arc = arcs[index] if reference >= 0 else arcs[index][::-1]
        if path and path[-1] != arc[0]:
            raise TopologyError(f"reference {reference}: does not begin where the arc before it ends")
        path.extend(arc[1:] if path else arc)
    return path


def _degrees(path: list[Vertex]) -> Any:
    return np.array(path, dtype=np.float64) / STEPS


def _vlq(value: int) -> str:
    digits = ""
    while value > 31:
        digits += ALPHABET[value & 31 | 32]
        value >>= 5
    return digits + ALPHABET[value]


def _values(text: str) -> Iterator[int]:
    value = shift = 0
    for character in text:
        digit = _DIGITS.get(character)
        if digit is None:
            raise TopologyError(f"arc {text[:20]!r}: {character!r} is no digit of base-64 VLQ")
        value |= (digit & 31) << shift
        shift += 5
        if digit < 32:
            yield value
            value = shift = 0
    if shift:
        raise TopologyError(f"arc {text[-20:]!r}: cut off")
