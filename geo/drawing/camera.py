"""From metres to a picture: what is seen, how large, and what lies near enough to be drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geo.drawing.drawn import Bounds, Drawn, Line

Area = tuple[float, float, float, float]
Near = Callable[[Line], bool]
_EDGE = 14.0
# By so much the nation gives way to a legend at a time.
_STEP = 12.0
_EASTERN_ISLAND = "710000"
_LEAST_METRES = 350_000.0


@dataclass(frozen=True)
class Camera:
    """From metres to the picture: `scale` units a metre, (left, top) at the area's corner."""

    scale: float
    west: float
    north: float
    left: float
    top: float

    def place(self, line: Line) -> NDArray[np.float64]:
        """Return a line in the picture's units."""
        corner, stretch, start = self._affine
        return (line - corner) * stretch + start

    @cached_property
    def _affine(self) -> tuple[NDArray[np.float64], ...]:
        """As `at`, of both coordinates of many points at once."""
        corner, start = (self.west, self.north), (self.left, self.top)
        return np.array(corner), np.array((self.scale, -self.scale)), np.array(start)

    def at(self, east: Any, north: Any) -> tuple[Any, Any]:
        """Return where a point, or each of many, lies in the picture."""
        x = (east - self.west) * self.scale + self.left
        return x, (self.north - north) * self.scale + self.top


def camera(bounds: Bounds, area: Area) -> Camera:
    """Return the camera that shows `bounds` as large as fits, in the middle of `area`."""
    west, south, east, north = bounds
    left, top, width, height = area
    scale = min(width / (east - west), height / (north - south))
    return Camera(
        scale,
        west,
        north,
        left + (width - (east - west) * scale) / 2,
        top + (height - (north - south) * scale) / 2,
    )


def beside_inset(drawn: Drawn, area: Area, inset: Area) -> Area:
    """Return the part of an area in which the nation stands as far east as the inset allows.

    The west is then free for the legend, and the inset covers no coast: in an area that
    is hardly wider than high, the nation is smaller.
    """
    left, top, width, height = area
    west, _, east, _ = drawn.nation
    coast = drawn.extents[_EASTERN_ISLAND][2]
    widest = (inset[0] - left - 3 * _EDGE) / (coast - west)
    scale = min(camera(drawn.nation, inside(area)).scale, widest)
    free_of_edge = left + width - _EDGE - (east - west) * scale
    free_of_inset = inset[0] - 2 * _EDGE - (coast - west) * scale
    start = max(left + _EDGE, min(free_of_edge, free_of_inset))
    return start - _EDGE, top, (east - west) * scale + 2 * _EDGE, height


def beside_both(drawn: Drawn, area: Area, inset: Area, legend: Area) -> Area:
    """Return the part of an area in which the nation stands beside its inset and its legend.

    Where the legend would lie on a unit, the nation stands further east, and smaller.
    """
    left, top, width, height = area
    land = np.concatenate(drawn.arcs)
    for moved in np.arange(0.0, legend[2] + _STEP, _STEP):
        room = beside_inset(drawn, (left + moved, top, width - moved, height), inset)
        if not _lies_on(legend, camera(drawn.nation, inside(room)).place(land)):
            break
        # What is smaller than the area stands in its upper part, and off the legend the sooner.
        west, south, east, north = drawn.nation
        tall = (room[2] - 2 * _EDGE) * (north - south) / (east - west) + 2 * _EDGE
        room = room[0], top, room[2], min(height, tall)
        if not _lies_on(legend, camera(drawn.nation, inside(room)).place(land)):
            break
    return room


def _lies_on(box: Area, points: NDArray[np.float64]) -> bool:
    left, top, width, height = box
    x, y = points[:, 0], points[:, 1]
    across, down = (x > left) & (x < left + width), (y > top) & (y < top + height)
    return bool((across & down).any())


def inside(area: Area) -> Area:
    """Return an area without the edge that is kept free around the map."""
    left, top, width, height = area
    return left + _EDGE, top + _EDGE, width - 2 * _EDGE, height - 2 * _EDGE


def units_near(drawn: Drawn, bounds: Bounds, room: float) -> list[str]:
    """Return the units that reach into some bounds or lie within `room` metres of them."""
    west, south, east, north = bounds
    return [
        code
        for code, (w, s, e, n) in drawn.extents.items()
        if w < east + room and e > west - room and s < north + room and n > south - room
    ]


def lines_near(bounds: Bounds, room: float) -> Near:
    """Return whether a line reaches into some bounds or lies within `room` metres, as a test."""
    west, south, east, north = bounds

    def near(line: Line) -> bool:
        (w, s), (e, n) = line.min(axis=0), line.max(axis=0)
        return bool(w < east + room and e > west - room and s < north + room and n > south - room)

    return near


def surroundings(bounds: Bounds) -> Bounds:
    """Return bounds with room around the units, so that a city can be recognised."""
    west, south, east, north = bounds
    room = 0.08 * max(east - west, north - south)
    across = max(0.0, _LEAST_METRES - (east - west)) / 2 + room
    down = max(0.0, _LEAST_METRES - (north - south)) / 2 + room
    return west - across, south - down, east + across, north + down


def in_picture(lines: list[Line], seen: Camera) -> list[NDArray[np.float64]]:
    """Return lines in the picture's units."""
    return [seen.place(line) for line in lines]
