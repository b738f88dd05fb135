"""A package: two to four figures that a city could move together to reach its peers' median.

No move goes beyond what its peers have: at first not beyond what the best
quarter of them has, and only where that is not enough, the best tenth. All
figures of a package go the same share of the way to there; effort is counted in
standard deviations of the peers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Literal

import numpy as np

from scoring.arrays import Array
from scoring.diagnosis.peers import FEWEST_PEERS
from scoring.diagnosis.step_goals import pose
from scoring.diagnosis.what_if import WhatIf, with_figures
from scoring.index.rank import TIE

Reach = Literal["quarter", "tenth"]
Status = Literal["reached", "there", "no_peers", "short"]
# What share of the peers, per cent, is behind what a figure may go to.
REACHES: Mapping[Reach, int] = {"quarter": 75, "tenth": 90}
FEWEST, MOST = 2, 4
_CANDIDATES = 14
_TRIED = 3
_HALVINGS = 4
_DIGITS = 3


@dataclass(frozen=True)
class Move:
    """One figure of a package.

    Attributes
    ----------
    indicator : its code
    value, target : the figure as it is, and where it goes
    bound : how far it may go: what the best quarter, or tenth, of its peers has
    effort : standard deviations of the peers between value and target
    peers_there, peers_known : how many peers have the target or better, and a figure at all
    """

    indicator: str
    value: float
    target: float
    bound: float
    effort: float
    peers_there: int
    peers_known: int

    @property
    def step(self) -> float:
        """How far the figure moves, in its own unit."""
        return self.target - self.value


@dataclass(frozen=True)
class Package:
    """What was found for a city.

    Attributes
    ----------
    status : "reached"; "there": its index is at the peers' median already;
        "no_peers": fewer than five peers have an index; "short": what gains most
        is not enough where the best tenth of the peers are, and is shown
    reach : how far its moves may go
    moves : the greatest effort first
    score, rank : the city's, after all moves together; NaN and 0 without a package
    goal : the median index of the peers as they are
    """

    status: Status
    goal: float
    reach: Reach = "quarter"
    moves: tuple[Move, ...] = ()
    score: float = np.nan
    rank: int = 0

    @property
    def effort(self) -> float:
        """The standard deviations of all moves together."""
        return sum(move.effort for move in self.moves)


def smallest_package(
    ask: WhatIf, city: str, peers: Collection[str], movable: Sequence[str]
) -> Package:
    """Return the package of the least effort that was found.

    Parameters
    ----------
    ask : WhatIf
    city : str, code of a city with an index
    peers : codes of the cities whose median index is the goal
    movable : indicators that the city can decide, at least in part

    Raises
    ------
    DataError
        If the city has no index.

    Notes
    -----
    Each candidate's gain is the index with that one figure at its bound. The
    fourteen that gain most for their effort are combined by twos, threes and
    fours; sets are ordered by the effort that they would need if gains added up, and the first
    three of them computed whole: the share of the way is halved down until the
    goal is just reached. The same table gives the same package. It is the
    smallest found, not proved the smallest there is.
    """
    question = pose(ask, city, peers)
    rows, root = question.peers, ask.result.definition.root
    scores = ask.result.scores.loc[ask.result.basis, root].to_numpy(float)
    if len(rows) < FEWEST_PEERS:
        return Package("no_peers", float("nan"))
    goal, own = float(np.median(scores[rows])), scores[ask.position[city]]
    if own >= goal - TIE * abs(own):
        return Package("there", goal)
    for reach in REACHES:
        found = _search(ask, city, rows, movable, reach, goal)
        if found.status == "reached":
            return found
    return found


@dataclass(frozen=True)
class _Candidate:
    """A figure, how far it may go, what that costs and what it gains."""

    code: str
    value: float
    bound: float
    deviation: float
    gain: float

    @property
    def effort(self) -> float:
        return abs(self.bound - self.value) / self.deviation


def _search(
    ask: WhatIf, city: str, rows: Array, movable: Sequence[str], reach: Reach, goal: float
) -> Package:
    """Return the least package within a reach, or what gains most where none is enough."""
    own = float(_outcome(ask, city, {}, rows)[0])
    candidates = _candidates(ask, city, rows, movable, reach, own)
    found: list[tuple[float, tuple[_Candidate, ...], float]] = []
    for group in _sets(candidates, goal - own):
        share = _share(ask, city, group, rows)
        if share is not None:
            found.append((share * sum(one.effort for one in group), group, share))
    if found:
        _, group, share = min(found, key=lambda one: one[0])
        return _package(ask, city, rows, group, share, Package("reached", goal, reach))
    most = sorted(candidates, key=lambda one: -one.gain)[:MOST]
    return _package(ask, city, rows, most, 1.0, Package("short", goal, reach))


def _candidates(
    ask: WhatIf, city: str, rows: Array, movable: Sequence[str], reach: Reach, own: float
) -> list[_Candidate]:
    """Return what can be moved, the greatest gain for its effort first."""
    bounds = [(code, *_bound(ask, city, rows, code, reach)) for code in movable]
    able = [(code, bound, spread) for code, bound, spread in bounds if spread > 0]
    if not able:
        return []
    gains = ask.scores(city, [(code, bound) for code, bound, _ in able])[:, ask.position[city]]
    found = [
        _Candidate(code, _value(ask, city, code), bound, spread, float(gain - own))
        for (code, bound, spread), gain in zip(able, gains, strict=True)
        if gain > own
    ]
    return sorted(found, key=lambda one: -one.gain / one.effort)[:_CANDIDATES]


def _bound(ask: WhatIf, city: str, rows: Array, code: str, reach: Reach) -> tuple[float, float]:
    """Return how far a figure may go, and the peers' spread; a spread of 0 where it may not."""
    sign = float(ask.result.definition.directions[code])
    known = ask.column[code][rows]
    known = known[~np.isnan(known)] * sign
    own = _value(ask, city, code) * sign
    if len(known) < FEWEST_PEERS or np.isnan(own):
        return np.nan, 0.0
    # A figure that a peer truly has, never one between two of them.
    bound = float(np.percentile(known, REACHES[reach], method="lower"))
    return bound * sign, float(np.std(known, ddof=1)) if bound > own else 0.0


def _sets(candidates: Sequence[_Candidate], needed: float) -> Iterator[tuple[_Candidate, ...]]:
    """Yield sets that may be enough, those first that should need the least effort."""
    sets = [group for size in range(FEWEST, MOST + 1) for group in combinations(candidates, size)]
    gains = np.array([sum(one.gain for one in group) for group in sets])
    efforts = np.array([sum(one.effort for one in group) for group in sets])
    if not len(sets):
        return
    needs = np.where(gains >= needed, efforts * needed / np.maximum(gains, 1e-12), np.inf)
    enough = [int(i) for i in np.argsort(needs, kind="stable")[:_TRIED] if np.isfinite(needs[i])]
    # Gains do not quite add up: what gains most is tried last, lest nothing be found.
    for i in (*enough, int(np.argmax(gains))):
        yield sets[i]


def _share(ask: WhatIf, city: str, group: Sequence[_Candidate], rows: Array) -> float | None:
    """Return the least share of the way, to a sixteenth, at which the goal is reached."""
    low, high = 0.0, 1.0
    if not _reaches(ask, city, _targets(group, high), rows):
        return None
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        reached = _reaches(ask, city, _targets(group, middle), rows)
        low, high = (low, middle) if reached else (middle, high)
    return high


def _targets(group: Sequence[_Candidate], share: float) -> dict[str, float]:
    """Return the figures at a share of the way, rounded outwards, never beyond the bound."""
    return {one.code: _rounded(one, one.value + share * (one.bound - one.value)) for one in group}


def _rounded(one: _Candidate, target: float) -> float:
    step = target - one.value
    unit = 10.0 ** (np.floor(np.log10(abs(step))) - _DIGITS + 1)
    away = one.value + np.sign(step) * np.ceil(abs(step) / unit - 1e-9) * unit
    return float(min(away, one.bound) if step > 0 else max(away, one.bound))


def _reaches(ask: WhatIf, city: str, targets: Mapping[str, float], rows: Array) -> bool:
    score, median, _ = _outcome(ask, city, targets, rows)
    return bool(score >= median - TIE * abs(score))


def _outcome(
    ask: WhatIf, city: str, targets: Mapping[str, float], rows: Array
) -> tuple[float, float, int]:
    """Return the city's score, its peers' median and its rank with other figures."""
    after = with_figures(ask.result, city, targets, ask.groups) if targets else ask.result
    root = after.definition.root
    scores = after.scores.loc[ask.inside.index, root]
    median = float(np.nanmedian(scores.to_numpy(float)[rows]))
    return float(scores[city]), median, int(after.ranks[root][city])


def _package(
    ask: WhatIf, city: str, rows: Array, group: Sequence[_Candidate], share: float, base: Package
) -> Package:
    targets = _targets(group, share)
    score, _, rank = _outcome(ask, city, targets, rows)
    moves = [_move(ask, rows, one, targets[one.code]) for one in group]
    ordered = tuple(sorted(moves, key=lambda move: -move.effort))
    return replace(base, moves=ordered, score=score, rank=rank)


def _move(ask: WhatIf, rows: Array, one: _Candidate, target: float) -> Move:
    sign = float(ask.result.definition.directions[one.code])
    known = ask.column[one.code][rows]
    known = known[~np.isnan(known)] * sign
    return Move(
        indicator=one.code,
        value=one.value,
        target=target,
        bound=one.bound,
        effort=abs(target - one.value) / one.deviation,
        peers_there=int(np.sum(known >= target * sign)),
        peers_known=len(known),
    )


def _value(ask: WhatIf, city: str, code: str) -> float:
    return float(ask.column[code][ask.position[city]])
