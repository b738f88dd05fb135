"""The targets that a View's figures are compared with, and the classes of who meets them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from pandas import Series

from data.bounds import limits
from data.catalogue import Catalogue
from geo import palettes
from geo.classes.classify import Classes
from scoring.targets.own import LARGEST, read_own
from scoring.targets.scope import units_of
from scoring.targets.standing import CLOSE, FAR, MET, NO_FIGURE, standings
from scoring.targets.target import Target, targets_for, targets_of
from ui.address.view import NO_TARGET, View
from ui.figures.cells import cell
from ui.figures.classed import Classed
from ui.figures.history import History
from ui.figures.measured import Measured

# Classes of the map: not for this unit, far, near, met.
NOT_FOR, OFF, NEAR_BY, THERE = range(4)
_CLASS_OF = {NO_FIGURE: -1, FAR: OFF, CLOSE: NEAR_BY, MET: THERE}
_YES_NO = "0/1"


@dataclass(frozen=True)
class Aim:
    """A target and the units it is for."""

    target: Target
    units: frozenset[str]


def aims_of(view: View, measured: Measured, catalogue: Catalogue) -> tuple[Aim, ...]:
    """Return what the figures are compared with, the one before all others first.

    A change is compared with no target, and a yes or no neither.
    """
    if measured.since or measured.unit == _YES_NO or view.target == NO_TARGET:
        return ()
    known = targets_for(measured.measure, measured.year, catalogue)
    named = [one for one in known if one.code == view.target]
    if not named and view.own_target:
        own = read_own(view.own_target, measured.unit)
        return (Aim(own, units_of(own, catalogue)),)
    chosen = named or [one for one in known if one.shown]
    return tuple(Aim(one, units_of(one, catalogue)) for one in chosen)


def bounds_of(measured: Measured, catalogue: Catalogue) -> tuple[float, float]:
    """Return the least and the most that a figure can be; what figures reach is always possible.

    A score has its scale and a share is one, a figure as published lies within the bounds of
    its variable, and of what is computed the tenfold of the largest is as good as no bound.
    """
    known = measured.values.dropna().tolist()
    least, most = _limits(measured, catalogue) or (0.0, 10 * max(known, default=LARGEST))
    return min([least, *known]), max([most, *known])


def _limits(measured: Measured, catalogue: Catalogue) -> tuple[float, float] | None:
    if not (code := _as_published(measured, catalogue)):
        return (0.0, 100.0) if measured.unit in ("score", "%") else None
    known = limits(catalogue.variables, catalogue.units)
    return float(cell(known, code, "least")), float(cell(known, code, "most"))


def _as_published(measured: Measured, catalogue: Catalogue) -> str:
    """The variable whose figures these are, or "" where they are computed."""
    kind, _, code = measured.measure.partition(".")
    if kind == "indicator":
        row = catalogue.indicators.set_index("indicator").loc[code]
        return str(row["numerator"]) if row["kind"] == "level" and row["scale"] == 1 else ""
    return code if kind == "variable" else ""


def has_target(view: View, catalogue: Catalogue) -> bool:
    """Return whether there is any target to be compared with, in whatever year."""
    return bool(view.own_target or targets_of(view.measure, catalogue)) and not view.since


def settle_target(view: View, catalogue: Catalogue) -> View:
    """Return the View with a target its measure has: without any, it shows levels."""
    codes = {NO_TARGET, *(one.code for one in targets_of(view.measure, catalogue))}
    known = view if view.target in codes else view.but(target="")
    without = known.target == NO_TARGET or not has_target(known, catalogue)
    return known.but(against="none") if without and view.against == "target" else known


def judged(measured: Measured, history: History | None) -> Series:
    """Return the figures that may be compared with a target: those of the very year shown."""
    if history is None:
        return measured.values
    if measured.year not in history.levels.columns:
        return measured.values * np.nan
    return history.levels[measured.year].reindex(measured.values.index)


def of_each(aims: tuple[Aim, ...], units: Collection[str]) -> Iterator[tuple[str, Target]]:
    """Yield each unit with the first target that is for it."""
    for unit in units:
        mine = (aim.target for aim in aims if unit in aim.units)
        if (target := next(mine, None)) is not None:
            yield unit, target


def class_to_targets(
    aims: tuple[Aim, ...], values: Series, measured: Measured, among: Collection[str]
) -> Classed:
    """Return who meets the target that is for each unit, who is near and who is far.

    In a year without a target there is nothing to tell of any unit.
    """
    index = pd.Series(NOT_FOR if aims else -1, values.index, dtype=int).mask(values.isna(), -1)
    for aim in reversed(aims):
        mine = values.index.isin(aim.units)
        index = index.mask(mine, standings(values, aim.target).map(_CLASS_OF))
    bounds = (np.nan,) * (THERE + 1)
    counts = tuple(int((index == place).sum()) for place in range(THERE + 1))
    missing = int((index < 0).sum())
    return Classed(
        values=measured.values,
        classes=Classes(index, bounds, bounds, counts, missing, THERE + 1),
        among=index[index.index.isin(among)],
        colours=palettes.TO_TARGET,
        median=None,
        targets=tuple(aim.target for aim in aims),
    )
