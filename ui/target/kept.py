"""What is told of targets, computed once."""

from __future__ import annotations

from functools import partial

from pandas import DataFrame

from scoring.targets.pace import paces
from scoring.targets.target import Target, targets_for
from ui.figures import kept
from ui.figures.history import History
from ui.reader.keep import keep


@keep(500)
def known(measure: str, year: int) -> tuple[Target, ...]:
    """Return the targets that figures of a year may be compared with."""
    return targets_for(measure, year, kept.catalogue())


@keep(100)
def pace(measure: str, year: int, target: Target) -> DataFrame | None:
    """Return the pace of every unit towards a target; None where there is none to tell."""
    history = kept.history(measure)
    if history is None or year not in history.levels.columns:
        return None
    if not target.year or target.of_its_year:
        return None
    return paces(history.levels, year, target, partial(History.apart, history))
