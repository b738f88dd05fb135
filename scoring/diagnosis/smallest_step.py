"""The smallest step: how far one figure of a city must move, others fixed, to reach a goal.

The index is inverted by search, because under ranks, Copeland or the outlier
rule no formula inverts it. Every step returned has been put back into the
index (`WhatIf`) and found to reach its goal.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from scoring.arrays import FloatArray
from scoring.diagnosis.regimes import spread_out, turns
from scoring.diagnosis.step_goals import GOALS, Question, pose
from scoring.diagnosis.what_if import WhatIf
from scoring.index.rank import rank_columns

WHOLE = frozenset({"binary", "count"})
_GRID = 12
_MOST_ROUNDS = 8
_CLOSE = 0.005
_DIGITS = 3


def smallest_steps(
    ask: WhatIf, city: str, peers: Collection[str], indicators: Sequence[str] | None = None
) -> pd.DataFrame:
    """Return for each indicator and goal how far a city must move it, others fixed.

    The figure moves in its better direction, no further than the best figure
    any city of the index has; counts and yes/no facts move in whole steps. All
    other raw figures stay; treatment, scale and derived weights follow.

    Parameters
    ----------
    ask : WhatIf
    city : str, code of a city with an index
    peers : codes of the cities whose median index is the goal "peer_median"
    indicators : sequence of str, all by default

    Returns
    -------
    DataFrame, one row an indicator and goal
        indicator; goal ("one_rank": a better place; "peer_median": an index at
        the peers' median; "next_band": the next fifth of the ranking); status
        ("reached"; "there": the goal is met already; "no_figure"; "best": no
        city has a better figure; "out_of_reach": no figure tried is enough);
        value (now); target (the figure that reaches the goal); step
        (target − value, in the indicator's unit); best (any city's best
        figure); score and rank (after the step); share_of_way (the step as a
        share of the way to the best figure, 0–1)

    Raises
    ------
    DataError
        If the city has no index.

    Notes
    -----
    The goal is first bracketed on a grid: figures that better cities have, and
    both sides of every place where the treatment of outliers changes, since a
    better figure can lower a score there. The first bracket is narrowed to 0.5 %
    of the step and rounded outwards to three digits.
    """
    codes = list(ask.result.definition.indicators if indicators is None else indicators)
    question = pose(ask, city, peers)
    grids = _grids(ask, city, codes)
    brackets = _first_brackets(question, codes, grids)
    for _ in range(_MOST_ROUNDS):
        brackets = _narrowed(question, brackets)
    brackets = _rounded(question, brackets)
    table = pd.DataFrame([_row(question, b) for b in brackets])
    return table.join(_after(question, table)).astype({"rank": "Int64"})


@dataclass(frozen=True)
class _Bracket:
    """Between which figures a goal lies.

    Attributes
    ----------
    code, goal : what is moved, and the position of what is to be reached
    status : as in `smallest_steps`; only "reached" has an upper end
    low, high : a figure that does not reach the goal and a better one that does
    below, above : by how many points they miss or exceed it
    whole : whether the figure moves in whole steps
    """

    code: str
    goal: int
    status: str
    low: float = np.nan
    high: float = np.nan
    below: float = np.nan
    above: float = np.nan
    whole: bool = False


def _grids(ask: WhatIf, city: str, codes: Sequence[str]) -> dict[str, FloatArray]:
    """Return better figures to try of each indicator, nearest first.

    Some that other cities have, and those on both sides of every place where
    the treatment of outliers changes.
    """
    grids = {code: _grid(ask, city, code) for code in codes}
    ways = {
        code: _way(ask, city, code)
        for code in codes
        if ask.result.definition.kinds[code] not in WHOLE
    }
    for code, at in turns(ways, lambda changes: ask.treated(city, changes)).items():
        every = np.unique(np.concatenate([grids[code], at]))
        grids[code] = every if ask.result.definition.directions[code] > 0 else every[::-1]
    return grids


def _way(ask: WhatIf, city: str, code: str) -> FloatArray:
    """Return the city's figure and many better ones, up to the best any city has."""
    sign = float(ask.result.definition.directions[code])
    column = ask.column[code] * sign
    own = float(column[ask.position[city]])
    better = np.unique(column[column > own])
    return np.asarray(np.concatenate([[own], spread_out(own, better)]) * sign)


def _grid(ask: WhatIf, city: str, code: str) -> FloatArray:
    """Return better figures to try, nearest first: from those other cities have."""
    sign = float(ask.result.definition.directions[code])
    column = ask.column[code] * sign
    own = column[ask.position[city]]
    better = np.unique(column[column > own])
    if ask.result.definition.kinds[code] in WHOLE:
        return np.asarray(better * sign)
    if not len(better):
        return np.asarray(better)
    spread = np.linspace(0, len(better) - 1, _GRID).round().astype(int)
    return np.asarray(better[sorted(set(spread.tolist()))] * sign)


def _first_brackets(
    question: Question, codes: Sequence[str], grids: dict[str, FloatArray]
) -> list[_Bracket]:
    """Return for each indicator and goal the first stretch of the grid in which it is reached."""
    now = question.now()
    changes = [(code, float(x)) for code in codes for x in grids[code]]
    margins = question.margins(changes) if changes else np.empty((len(GOALS), 0))
    brackets, start = [], 0
    for code in codes:
        found = margins[:, start : start + len(grids[code])]
        start += len(grids[code])
        ends = np.concatenate([[question.value(code)], grids[code]])
        whole = question.ask.result.definition.kinds[code] in WHOLE
        for g in range(len(GOALS)):
            line = np.concatenate([[now[g]], found[g]])
            brackets.append(_bracket(code, g, ends, line, whole))
    return brackets


def _bracket(code: str, goal: int, ends: FloatArray, margins: FloatArray, whole: bool) -> _Bracket:
    reached = np.flatnonzero(margins >= 0)
    if np.isnan(ends[0]):
        return _Bracket(code, goal, "no_figure")
    if np.isnan(margins[0]) or margins[0] >= 0:
        return _Bracket(code, goal, "there")
    if len(ends) == 1:
        return _Bracket(code, goal, "best")
    if not len(reached):
        return _Bracket(code, goal, "out_of_reach")
    k = int(reached[0])
    return _Bracket(code, goal, "reached", ends[k - 1], ends[k], margins[k - 1], margins[k], whole)


def _narrowed(question: Question, brackets: list[_Bracket]) -> list[_Bracket]:
    """Return the brackets, each narrowed by three figures put into the index."""
    tried = {i: _within(b) for i, b in enumerate(brackets) if not _is_close(question, b)}
    if not tried:
        return brackets
    changes = [(brackets[i].code, float(x)) for i, points in tried.items() for x in points]
    margins = question.margins(changes)
    narrowed, start = list(brackets), 0
    for i, points in tried.items():
        b = brackets[i]
        line = margins[b.goal, start : start + len(points)]
        start += len(points)
        ends = np.concatenate([[b.low], points, [b.high]])
        line = np.concatenate([[b.below], line, [b.above]])
        k = int(np.flatnonzero(line >= 0)[0])
        narrowed[i] = replace(b, low=ends[k - 1], high=ends[k], below=line[k - 1], above=line[k])
    return narrowed


def _within(bracket: _Bracket) -> FloatArray:
    """Return where a straight line would reach the goal, a little beyond, and the larger half."""
    share = -bracket.below / (bracket.above - bracket.below)
    share = float(np.clip(share if np.isfinite(share) else 0.5, 0.001, 0.977))
    beyond = share + 0.002 if share < 0.97 else share + 0.02
    middle = share / 2 if share > 1 - beyond else (beyond + 1) / 2
    return bracket.low + np.sort([share, beyond, middle]) * (bracket.high - bracket.low)


def _is_close(question: Question, bracket: _Bracket) -> bool:
    if bracket.status != "reached" or bracket.whole:
        return True
    step = abs(bracket.high - question.value(bracket.code))
    return abs(bracket.high - bracket.low) <= _CLOSE * step


def _rounded(question: Question, brackets: list[_Bracket]) -> list[_Bracket]:
    """Return the brackets with steps rounded outwards, where the round figure reaches too."""
    at = [i for i, b in enumerate(brackets) if b.status == "reached" and not b.whole]
    if not at:
        return brackets
    changes = [(brackets[i].code, _outwards(question, brackets[i])) for i in at]
    margins = question.margins(changes)
    rounded = list(brackets)
    for k, i in enumerate(at):
        if margins[brackets[i].goal, k] >= 0:
            rounded[i] = replace(brackets[i], high=changes[k][1])
    return rounded


def _outwards(question: Question, bracket: _Bracket) -> float:
    now = question.value(bracket.code)
    step = bracket.high - now
    unit = 10.0 ** (np.floor(np.log10(abs(step))) - _DIGITS + 1)
    target = now + np.sign(step) * np.ceil(abs(step) / unit - 1e-9) * unit
    best = _best(question.ask, bracket.code)
    return float(min(target, best) if step > 0 else max(target, best))


def _best(ask: WhatIf, code: str) -> float:
    sign = float(ask.result.definition.directions[code])
    return float(np.nanmax(ask.column[code] * sign) * sign)


def _row(question: Question, bracket: _Bracket) -> dict[str, object]:
    now, best = question.value(bracket.code), _best(question.ask, bracket.code)
    step = bracket.high - now
    return {
        "indicator": bracket.code,
        "goal": GOALS[bracket.goal],
        "status": bracket.status,
        "value": now,
        "target": bracket.high,
        "step": step,
        "best": best,
        "share_of_way": step / (best - now) if best != now else np.nan,
    }


def _after(question: Question, table: pd.DataFrame) -> pd.DataFrame:
    """Return the city's score and rank after each step, missing where there is none."""
    reached = table[table["status"] == "reached"]
    if reached.empty:
        return pd.DataFrame({"score": np.nan, "rank": pd.NA}, index=table.index)
    changes = list(zip(reached["indicator"], reached["target"], strict=True))
    scores = question.ask.scores(question.city, changes)
    row = question.ask.position[question.city]
    found = {"score": scores[:, row], "rank": rank_columns(scores.T)[row]}
    return pd.DataFrame(found, index=reached.index).reindex(table.index)
