"""Who borders on whom: queen contiguity from the full-resolution boundaries."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd

from data.errors import DataError

if TYPE_CHECKING:
    from libpysal.graph import Graph


@dataclass(frozen=True)
class Neighbours:
    """The neighbours of every unit that has figures.

    Attributes
    ----------
    of : city_code → the codes of its neighbours, sorted; never empty
    joined : city_code → the nearest unit it was joined to, for the units that
        border on no other (islands, and cities whose land neighbours are
        outside the data, as in Hainan)
    """

    of: Mapping[str, tuple[str, ...]]
    joined: Mapping[str, str]


def find_neighbours(units: gpd.GeoDataFrame) -> Neighbours:
    """Return which units share at least a point of their border.

    Parameters
    ----------
    units : GeoDataFrame, index city_code, full resolution, in metres
        Only units with figures.

    Notes
    -----
    Queen contiguity. A unit without any neighbour is joined, both ways, to the
    unit nearest to it in a straight line, border to border.
    """
    # Here and below: it holds 40 MB that whoever only reads the neighbours never needs.
    from libpysal.graph import Graph

    graph = Graph.build_contiguity(units.geometry, rook=False)
    joined = {code: _nearest(units, code) for code in graph.isolates}
    of: dict[str, set[str]] = {code: set() for code in units.index}
    for code, near in [*graph.adjacency.index, *joined.items()]:
        # an isolate is listed by the library as its own neighbour
        if code != near:
            of[code].add(near)
            of[near].add(code)
    return Neighbours({code: tuple(sorted(near)) for code, near in of.items()}, joined)


def _nearest(units: gpd.GeoDataFrame, code: str) -> str:
    _, (nearest, *_) = units.sindex.nearest(units.geometry[code], exclusive=True)
    return str(units.index[nearest])


def as_text(neighbours: Neighbours) -> str:
    """Return the neighbours as JSON, the same text for the same neighbours."""
    return json.dumps(asdict(neighbours), sort_keys=True, indent=0)


def read_neighbours(path: Path) -> Neighbours:
    """Return the neighbours kept beside the boundary file (`BoundaryFiles.neighbours`).

    Raises
    ------
    DataError
        If the file is missing or broken.
    """
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        of = {code: tuple(near) for code, near in kept["of"].items()}
        return Neighbours(of, dict(kept["joined"]))
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise DataError(
            f"{path.name}: the neighbours cannot be read ({error!r}); run: python -m geo.build",
            "map_unreadable",
        ) from None


def graph_among(neighbours: Neighbours, codes: Iterable[str]) -> Graph:
    """Return the contiguity of some units only, each neighbour weighted one.

    Parameters
    ----------
    codes : units to keep, for example those with a figure; a unit all of whose
        neighbours are left out is an isolate of the graph

    Raises
    ------
    DataError
        If a code is not a unit with figures.
    """
    from libpysal.graph import Graph

    kept = pd.Index(sorted(set(codes)))
    unknown = [code for code in kept if code not in neighbours.of]
    if unknown:
        raise DataError(f"no neighbours are known for {unknown[:5]}")
    chosen = set(kept)
    pairs = {
        code: [near for near in neighbours.of[code] if near in chosen] or [code] for code in kept
    }
    weights = {code: [0 if near == [code] else 1 for _ in near] for code, near in pairs.items()}
    return Graph.from_dicts(pairs, weights)
