"""Who borders on whom: queen contiguity from the full-resolution boundaries."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

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
    of: dict[str, set[str]] = {code: set() for code in units.index}
    for code, near in _touching(units):
        of[code].add(near)
        of[near].add(code)
    joined = {code: _nearest(units, code) for code, near in of.items() if not near}
    for code, near in joined.items():
        of[code].add(near)
        of[near].add(code)
    return Neighbours({code: tuple(sorted(near)) for code, near in of.items()}, joined)


def _touching(units: gpd.GeoDataFrame) -> Iterator[tuple[str, str]]:
    """Yield each two units that have a point in common: a border is drawn by the same points."""
    corners, of = shapely.get_coordinates(units.geometry.to_numpy(), return_index=True)
    point = np.unique(corners.view(np.complex128).ravel(), return_inverse=True)[1]
    # Each point with each of its units, once; those of one point follow each other.
    met, unit = np.divmod(np.unique(point * len(units) + of), len(units))
    codes = units.index.to_numpy()
    for away in range(1, len(units)):
        same = met[away:] == met[:-away]
        if not same.any():
            return
        pairs = np.unique(np.stack((unit[:-away][same], unit[away:][same]), axis=1), axis=0)
        yield from codes[pairs].tolist()


def _nearest(units: gpd.GeoDataFrame, code: str) -> str:
    others = units.geometry.drop(code)
    nearest = shapely.STRtree(others.to_numpy()).query_nearest(units.geometry[code])
    return str(others.index[nearest.min()])


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
    # Here, for it holds 40 MB that whoever only reads the neighbours never needs.
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
