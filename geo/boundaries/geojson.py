"""A GeoJSON file from anywhere, bounded before it is parsed and checked before it is used.

Whoever publishes the map may bring a boundary file of their own. Its size and
brackets are counted first, so that no file can fill the memory or the stack;
then each feature is checked down to its last coordinate and named if wrong.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NoReturn

import numpy as np

from data.errors import DataError

# Ten times the file that the atlas comes with, and more.
LARGEST_BYTES = 50_000_000
_MOST_BRACKETS = 5_000_000
_DEEPEST = 20
_LONGEST_NAME = 60
_GEO_DEPTH = {"LineString": 0, "MultiLineString": 1, "Polygon": 1, "MultiPolygon": 2}
_WORLD = np.array([180.0, 90.0])


def read_features(path: Path) -> list[dict[str, Any]]:
    """Return the features of a file, each with gb, name and sound coordinates.

    Raises
    ------
    DataError
        If the file cannot be read, is out of bounds or not of the expected
        form; a feature is named by its number, from 1, and its name.
    """
    content = _bounded(path)
    try:
        features = json.loads(content, parse_constant=_not_finite)["features"]
        if not isinstance(features, list):
            raise TypeError("features is not a list")
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise DataError(
            f"{path.name}: not a GeoJSON file with gb and name for each feature ({error!r})"
        ) from None
    for number, feature in enumerate(features, start=1):
        if problem := _problem(feature):
            raise DataError(
                f"{path.name}: not a GeoJSON file of the expected form: "
                f"feature {number}{_name(feature)}: {problem}"
            )
    return features


def _bounded(path: Path) -> bytes:
    """The content of the file, unless it is too large or nested too deep to be parsed."""
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= LARGEST_BYTES else b""
    except OSError as error:
        raise DataError(f"{path.name}: cannot be read ({error.strerror})") from None
    if size > LARGEST_BYTES:
        raise DataError(f"{path.name}: larger than {LARGEST_BYTES // 10**6} MB; simplify it first")
    characters = np.frombuffer(content, dtype=np.uint8)
    # "[" and "{" are 0x5B and 0x7B, "]" and "}" 0x5D and 0x7D
    brackets = characters[np.isin(characters | 0x20, (0x7B, 0x7D))] | 0x20
    if len(brackets) > _MOST_BRACKETS:
        raise DataError(f"{path.name}: has more than {_MOST_BRACKETS:,} brackets; simplify it")
    depth = np.cumsum(np.where(brackets == 0x7B, 1, -1), dtype=np.int32)
    if depth.max(initial=0) > _DEEPEST:
        raise DataError(f"{path.name}: nested deeper than {_DEEPEST} brackets, so no GeoJSON file")
    return content


def _not_finite(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number")


def _problem(feature: Any) -> str:
    """Say what is wrong with a feature; nothing if it is sound."""
    try:
        properties, geometry = feature["properties"], feature["geometry"]
        gb, name = properties["gb"], properties["name"]
        kind, coordinates = geometry["type"], geometry["coordinates"]
    except (KeyError, TypeError):
        return "it lacks properties with gb and name, or a geometry with type and coordinates"
    if not isinstance(gb, str) or not isinstance(name, str):
        return f"gb and name are texts, not {gb!r:.40} and {name!r:.40}"
    if len(name) > _LONGEST_NAME or not name.isprintable():
        return "its name is too long or holds what cannot be printed"
    if not isinstance(kind, str) or kind not in _GEO_DEPTH:
        return f"its geometry is no line and no polygon but {kind!r:.40}"
    if kind.endswith("Polygon") and not (len(gb) == 9 and gb.isascii() and gb.isdigit()):
        return f"gb of a polygon is 156 and the six-digit code, not {gb!r:.40}"
    return _problem_of_lines(coordinates, _GEO_DEPTH[kind], 4 if kind.endswith("Polygon") else 2)


def _problem_of_lines(part: Any, depth: int, least: int) -> str:
    """Say what is wrong with the lines or rings inside nested coordinates."""
    if not isinstance(part, list) or not part:
        return "its coordinates are empty or not lists in lists"
    if depth:
        return next(filter(None, (_problem_of_lines(p, depth - 1, least) for p in part)), "")
    if len(part) < least:
        return f"a line or ring has {len(part)} points; it needs {least}"
    try:
        points = np.array(part)
    except ValueError:
        return "a point has not two coordinates"
    if points.ndim != 2 or points.shape[1] not in (2, 3) or points.dtype.kind not in "if":
        return "a point is not two numbers"
    # the comparison fails for NaN as well
    if not (np.abs(points[:, :2]) <= _WORLD).all():
        return "a point lies outside the world: longitude and latitude in degrees are expected"
    return ""


def _name(feature: Any) -> str:
    """The feature's name in brackets, where it has one that can be shown."""
    try:
        name = feature["properties"]["name"]
    except (KeyError, TypeError):
        return ""
    shown = isinstance(name, str) and name.isprintable()
    return f" ({name[:_LONGEST_NAME]})" if shown else ""
