"""What every chart is held to before it is drawn; a slip is named, never drawn."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from data.errors import DataError
from exports.charts.parts import Group
from exports.charts.scale import Axis
from geo.chart_colours import is_chart_colour


def check_lengths(
    title: str,
    wanted: int,
    lists: dict[str, tuple[float, ...]],
    optional: Iterable[Sequence[object]],
) -> None:
    for name, values in lists.items():
        if len(values) != wanted:
            raise DataError(f"chart {title!r}: {name} has {len(values)} figures, not {wanted}")
    if wrong := next((len(one) for one in optional if one and len(one) != wanted), None):
        raise DataError(f"chart {title!r}: a list has {wrong} entries, not {wanted}")


def check_finite(title: str, *lists: tuple[float, ...]) -> None:
    if any(math.isinf(value) for values in lists for value in values):
        raise DataError(f"chart {title!r}: a figure is infinite")


def check_roles(title: str, roles: Iterable[str]) -> None:
    if wrong := next((role for role in roles if not is_chart_colour(role)), None):
        raise DataError(f"chart {title!r}: {wrong!r} is no role of a colour")


def check_groups(title: str, groups: tuple[Group, ...], group: tuple[int, ...]) -> None:
    check_roles(title, [one.role for one in groups])
    if any(not 0 <= place < len(groups) for place in group):
        raise DataError(f"chart {title!r}: a mark is in none of its {len(groups)} groups")


def check_log(title: str, *sides: tuple[Axis, tuple[float, ...]]) -> None:
    if any(axis.log and any(value <= 0 for value in values) for axis, values in sides):
        raise DataError(f"chart {title!r}: a figure that is not above 0 has no place on its axis")
