"""The country as lines on paper: the built TopoJSON decoded into arrays of metres.

The browser decodes the same file for the live map (`browser/topology.js`); a
picture made here therefore has exactly its shapes and borders.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from data.errors import DataError
from data.languages import LANGUAGES
from geo.build import BoundaryFiles, Shape
from geo.labels.written import Named

Line = NDArray[np.float64]
Bounds = tuple[float, float, float, float]
# Codes of the islands of the South China Sea: in the inset, not in the frame of the mainland.
SANSHA = "4603"


@dataclass(frozen=True)
class Drawn:
    """Every unit and national line on the Albers projection, in metres.

    Attributes
    ----------
    arcs : each border once, shape (n_points, 2), east and north
    rings : city_code → its rings, each a list of arc numbers; ~i is arc i backwards
    owners : the units on the two sides of each arc; one unit at the outer edge
    lines : ``ten_dash`` and ``undetermined``; none where all units are of one size
    provinces, capitals : where their names hang; of provinces the largest first
    """

    arcs: tuple[Line, ...]
    rings: dict[str, list[list[int]]]
    owners: tuple[tuple[str, ...], ...]
    lines: dict[str, list[Line]]
    provinces: tuple[Named, ...]
    capitals: tuple[Named, ...] = ()

    @property
    def is_map(self) -> bool:
        """Whether units lie where they are, and not all of one size in a diagram."""
        return bool(self.lines)

    @cached_property
    def extents(self) -> dict[str, Bounds]:
        """The bounds of each unit."""
        ends = np.array([(*arc.min(axis=0), *arc.max(axis=0)) for arc in self.arcs])
        own = ([max(n, ~n) for ring in rings for n in ring] for rings in self.rings.values())
        return {code: _around(ends[arcs]) for code, arcs in zip(self.rings, own, strict=True)}

    @cached_property
    def nation(self) -> Bounds:
        """The nation's bounds without the islands that the inset of a map shows."""
        return self.bounds(
            code for code in self.rings if not (self.is_map and code.startswith(SANSHA))
        )

    def shape(self, code: str) -> list[Line]:
        """Return the closed rings of a unit, holes included."""
        return self._shapes[code]

    @cached_property
    def _shapes(self) -> dict[str, list[Line]]:
        """The rings of every unit: a map draws all of them, and the next map again."""
        return {
            code: [_joined(self.arcs, ring) for ring in rings] for code, rings in self.rings.items()
        }

    def borders(self, parts: Callable[[str, str | None], bool]) -> list[Line]:
        """Return the arcs between two units for which `parts(one, other)` holds."""
        return [
            arc
            for arc, (one, *other) in zip(self.arcs, self.owners, strict=True)
            if parts(one, other[0] if other else None)
        ]

    def outline(self, codes: Collection[str]) -> list[Line]:
        """Return the outer edge of several units as one."""
        members = set(codes)
        return self.borders(lambda one, other: (one in members) != (other in members))

    def bounds(self, codes: Iterable[str]) -> Bounds:
        """Return west, south, east, north of some units."""
        return _around(np.array([self.extents[code] for code in codes]))


@lru_cache(maxsize=4)
def read_drawn(files: BoundaryFiles, shape: Shape = "map") -> Drawn:
    """Return the built boundaries, or the units of one size, as lines.

    Parameters
    ----------
    shape : as they lie, or all of one size

    Raises
    ------
    DataError
        If the built file cannot be read.
    """
    try:
        built = json.loads((files.folder / files.shapes[shape]).read_text(encoding="utf-8"))
        return _decode(built)
    except (OSError, ValueError, KeyError) as error:
        raise DataError(
            f"{files.shapes[shape]}: cannot be read ({error}); run: python -m geo.build",
            "map_unreadable",
        ) from None


@lru_cache(maxsize=8)
def read_coarser(files: BoundaryFiles, metres: float, shape: Shape = "map") -> Drawn:
    """Return the lines without the bends that a picture of this scale cannot show.

    Each border is thinned once for both of its sides, so none comes apart.

    Parameters
    ----------
    metres : no line moves further than this
    """
    drawn = read_drawn(files, shape)
    if not drawn.is_map:
        return drawn
    thinned = shapely.simplify([shapely.LineString(arc) for arc in drawn.arcs], metres)
    # What one or two lines enclose would vanish where they become straight: they keep their bends.
    few = {
        max(n, ~n) for own in drawn.rings.values() for ring in own if len(ring) < 3 for n in ring
    }
    kept = [
        arc
        if number in few and shapely.get_num_coordinates(thin) <= 3
        else shapely.get_coordinates(thin)
        for number, (thin, arc) in enumerate(zip(thinned, drawn.arcs, strict=True))
    ]
    return replace(drawn, arcs=tuple(kept))


def _decode(built: dict[str, Any]) -> Drawn:
    scale, shift = (np.array(built["transform"][name]) for name in ("scale", "translate"))
    arcs = tuple(np.cumsum(np.array(arc), axis=0) * scale + shift for arc in built["arcs"])
    rings = {unit["id"]: _rings(unit) for unit in built["objects"]["units"]["geometries"]}
    lines = {
        line["id"]: [_joined(arcs, part) for part in _parts(line)]
        for line in built["objects"].get("lines", {"geometries": []})["geometries"]
    }
    drawn = _owners(rings, len(arcs))
    # Arcs without an owner belong to the national lines.
    kept = [place for place, owner in enumerate(drawn) if owner]
    renumbered = {old: new for new, old in enumerate(kept)}
    return Drawn(
        arcs=tuple(arcs[place] for place in kept),
        rings={code: [_renumber(ring, renumbered) for ring in own] for code, own in rings.items()},
        owners=tuple(drawn[place] for place in kept),
        lines=lines,
        provinces=tuple(_named(place, names) for _, *place, names in built["places"]["provinces"]),
        capitals=tuple(_capitals(built)),
    )


def _capitals(built: dict[str, Any]) -> Iterator[Named]:
    """The seats of provinces; a municipality is named as a province."""
    places = built["places"]
    seats = {code for code in places["capitals"] if not code.endswith("0000")}
    for unit in built["objects"]["units"]["geometries"]:
        if unit["id"] in seats:
            *place, short = places["units"][unit["id"]]
            names = {of: unit["properties"][f"name_{of}"] for of in LANGUAGES}
            yield _named(place, names | {"zh": short})


def _named(place: list[float], names: dict[str, str]) -> Named:
    east, north, room = (1000 * kilometres for kilometres in place)
    return Named(east, north, room, names)


def _rings(unit: dict[str, Any]) -> list[list[int]]:
    polygons = [unit["arcs"]] if unit["type"] == "Polygon" else unit["arcs"]
    return [ring for polygon in polygons for ring in polygon]


def _parts(line: dict[str, Any]) -> list[list[int]]:
    return [line["arcs"]] if line["type"] == "LineString" else line["arcs"]


def _joined(arcs: tuple[Line, ...], numbers: list[int]) -> Line:
    """Join arcs end to end."""
    parts = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers]
    return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])


def _around(bounds: NDArray[np.float64]) -> Bounds:
    """The bounds of several bounds, shape (n, 4)."""
    west, south = bounds[:, :2].min(axis=0)
    east, north = bounds[:, 2:].max(axis=0)
    return float(west), float(south), float(east), float(north)


def _owners(rings: dict[str, list[list[int]]], count: int) -> list[tuple[str, ...]]:
    owners: list[tuple[str, ...]] = [()] * count
    for code, own in rings.items():
        for number in (n for ring in own for n in ring):
            owners[max(number, ~number)] += (code,)
    return owners


def _renumber(ring: list[int], places: dict[int, int]) -> list[int]:
    return [places[n] if n >= 0 else ~places[~n] for n in ring]
