"""What is proved of an index: places and pairs at every span, best cases, weights that fit."""

from __future__ import annotations

from dataclasses import dataclass

from pandas import DataFrame, Series

from data.errors import DataError
from scoring.proofs.best_case import best_shares
from scoring.proofs.box import lowest_differences
from scoring.proofs.guarantees import Guarantees
from scoring.proofs.influence import Influence, influence, weights_for

STEPS = tuple(range(0, 101, 5))


@dataclass(frozen=True)
class Found:
    """What is proved of one index under weights within a span.

    Attributes
    ----------
    codes : of the dimensions, as `now` and `fitting` have them
    ranges : as `Guarantees.ranges`
    kept : share (0–1) of pairs that keep their order
    within, kept_within : the same where the weights below the dimensions move
        as well; None where that has no exact answer
    kept_at : share of pairs at each of `STEPS`, per cent of leeway
    best : each unit's best share (0–1) of the highest score; None where the
        scale has no shares
    now, fitting : the influence of the weights as chosen, and the weights for
        influence in the proportion of the weights; None under other means
    """

    codes: tuple[str, ...]
    ranges: DataFrame
    kept: float
    within: DataFrame | None
    kept_within: float | None
    kept_at: tuple[float, ...]
    best: Series | None
    now: Influence | None
    fitting: Influence | None


def find(guarantees: Guarantees, leeway: int) -> Found:
    """Return what is proved within ±leeway per cent."""
    span, part = leeway / 100, guarantees.weighed
    lowest = guarantees.lowest(span)
    below = lowest_differences(part, span, span) if part.below else None
    now, fitting = _influence(guarantees)
    return Found(
        codes=part.codes,
        ranges=guarantees.ranges(lowest),
        kept=guarantees.share_kept(lowest),
        within=None if below is None else guarantees.ranges(below),
        kept_within=None if below is None else guarantees.share_kept(below),
        kept_at=tuple(guarantees.share_kept(guarantees.lowest(at / 100)) for at in STEPS),
        best=_best(guarantees, span),
        now=now,
        fitting=fitting,
    )


def _best(guarantees: Guarantees, span: float) -> Series | None:
    try:
        return best_shares(guarantees.weighed, span)
    except DataError:
        return None


def _influence(guarantees: Guarantees) -> tuple[Influence | None, Influence | None]:
    part = guarantees.weighed
    try:
        return influence(part, part.weights, part.weights), weights_for(part, part.weights)
    except DataError:
        return None, None
