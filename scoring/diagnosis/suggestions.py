"""Policy directions that a unit's figures call for: a reviewed catalogue and when each applies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from data.advice import RISING
from data.errors import DataError
from scoring.arrays import FloatArray
from scoring.diagnosis.standing import ABOVE, BELOW, Line, Standings

Clarity = Literal["high", "medium", "low"]
CLARITIES: tuple[Clarity, ...] = ("high", "medium", "low")
NOT_BELOW = "not_below"
STATES = (BELOW, ABOVE, NOT_BELOW, RISING)
N_LEARN_FROM = 3


@dataclass(frozen=True)
class Trigger:
    """When a suggestion applies: every term must hold; the first is what it is about.

    Attributes
    ----------
    terms : (state, code) pairs; state is "below" (clearly below peers, and above
        in no group), "above" (above the median in every group), "not_below"
    """

    terms: tuple[tuple[str, str], ...]

    @property
    def code(self) -> str:
        """What the suggestion is about."""
        return self.terms[0][1]


def read_trigger(text: str) -> Trigger:
    """Return the trigger written as "below:CODE + above:CODE".

    Examples
    --------
    >>> read_trigger("below:pm25_annual_mean + not_below:so2_per_gdp").terms
    (('below', 'pm25_annual_mean'), ('not_below', 'so2_per_gdp'))
    """
    terms = tuple(_term(part) for part in text.split(" + "))
    if terms[0][0] != BELOW:
        raise DataError(f"suggestions.csv: trigger does not start with “below:”: {text!r}")
    return Trigger(terms)


def _term(text: str) -> tuple[str, str]:
    state, _, code = text.partition(":")
    if state not in STATES or not code:
        raise DataError(f"suggestions.csv: column trigger has an unknown term: {text!r}")
    return state, code


@dataclass(frozen=True)
class Suggestion:
    """One policy direction with what it rests on.

    Attributes
    ----------
    suggestion : key of suggestions.csv
    trigger : Trigger
    evidence : the lines of `stand` for every code of the trigger
    clarity : how clearly it is behind: "high" (clearly below in every group, at
        least two), "medium" (in two of three, or in the only one), "low" (in one
        of several); one step lower where the figure is old or its source warns
    cautions : "old_figure", "warned"
    learn_from : peers that do better in what it is about
    """

    suggestion: str
    trigger: Trigger
    evidence: tuple[Line, ...]
    clarity: Clarity
    cautions: tuple[str, ...]
    learn_from: tuple[str, ...]

    @property
    def about(self) -> tuple[Line, ...]:
        """The lines of what the suggestion is about, one a peer group."""
        return tuple(line for line in self.evidence if line.code == self.trigger.code)

    @property
    def share_ahead(self) -> float:
        """The share of peers that do better, the mean over the groups (0–1)."""
        return sum((line.rank - 1) / line.peers for line in self.about) / len(self.about)


def sides(standing: Sequence[Line]) -> dict[str, str]:
    """Return for each compared code on which side of all its peer groups a unit is.

    "below": at or below the median in every group and clearly below in one;
    "above": above it in every group; "not_below": below it in none; "" where
    groups disagree or nothing is clear.
    """
    lines: dict[str, list[Line]] = {}
    for line in standing:
        lines.setdefault(line.code, []).append(line)
    return {code: _side(of) for code, of in lines.items()}


def _side(lines: Sequence[Line]) -> str:
    lowest, highest = min(line.gap for line in lines), max(line.gap for line in lines)
    if highest <= 0 and any(line.side == BELOW for line in lines):
        return BELOW
    if lowest > 0:
        return ABOVE
    return NOT_BELOW if lowest >= 0 else ""


def holds(trigger: Trigger, side: Mapping[str, str]) -> bool:
    """Return whether every term of a trigger holds; a code that is not compared never does."""
    return all(_holds(state, side.get(code, "")) for state, code in trigger.terms)


def _holds(state: str, side: str) -> bool:
    return side == state or (state == NOT_BELOW and side == ABOVE)


def clarity(about: Sequence[Line], cautions: Sequence[str] = ()) -> Clarity:
    """Return how clearly a unit is behind, from its lines in one code; see `Suggestion`."""
    clear = sum(line.side == BELOW for line in about)
    everywhere = clear == len(about)
    step = 0 if everywhere and clear >= 2 else 1 if everywhere or clear >= 2 else 2
    return CLARITIES[min(step + bool(cautions), 2)]


def rank_suggestions(found: Sequence[Suggestion]) -> list[Suggestion]:
    """Return suggestions, the clearest first, then where most peers do better; one for each code.

    Of several about the same code the one with most terms stays: it fits the
    figures most closely.
    """
    closest: dict[str, Suggestion] = {}
    for one in found:
        other = closest.get(one.trigger.code)
        if other is None or len(one.trigger.terms) > len(other.trigger.terms):
            closest[one.trigger.code] = one
    return sorted(closest.values(), key=lambda s: (CLARITIES.index(s.clarity), -s.share_ahead))


def learn_from(
    standings: Standings, unit: str, about: Sequence[Line], distance: FloatArray | None
) -> tuple[str, ...]:
    """Return the peers most like a unit that do better, and reach their group's median.

    Parameters
    ----------
    about : the unit's lines in that code
    distance : array, how unlike the unit each unit is; without it the best come first
    """
    column = standings.codes.index(about[0].code)
    values, own = standings.signed[:, column], standings.signed[standings.position[unit], column]
    sign = float(standings.sign[column])
    found: dict[int, tuple[float, float]] = {}
    for line in about:
        rows = standings.rows(unit, line.group)
        ahead = (values[rows] >= line.median * sign) & (values[rows] > own)
        for row in rows[ahead].tolist():
            apart = float("inf") if distance is None else float(distance[row])
            found[row] = (apart if apart == apart else float("inf"), -values[row])
    nearest = sorted(found, key=lambda row: (*found[row], row))[:N_LEARN_FROM]
    return tuple(str(standings.values.index[row]) for row in nearest)
