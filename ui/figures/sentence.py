"""The sentence above the map, written from the figures it describes."""

from __future__ import annotations

from dataclasses import dataclass

from pandas import Series

from data.catalogue import Catalogue
from ui.figures.change_sentence import change_headline, change_subline
from ui.figures.measured import Measured
from ui.figures.names import city_names
from ui.words import numbers
from ui.words.texts import Words

_MOST_LEADERS_NAMED = 3
_FEWEST_FOR_TENTHS = 20
# Beyond this the lowest tenth is next to nothing, and "134 times" says less than the two means.
_LARGEST_RATIO = 50


@dataclass(frozen=True)
class Spread:
    """What the sentence says of a set of values.

    Attributes
    ----------
    leaders : codes of the best (or largest) value, ties included
    best : that value
    median : half of the units are below it
    top_tenth, bottom_tenth : mean of the largest and of the smallest tenth
    """

    leaders: tuple[str, ...]
    best: float
    median: float
    top_tenth: float
    bottom_tenth: float


def spread(known: Series, direction: int) -> Spread:
    """Return the leaders, the middle and the tenths of a measure.

    Parameters
    ----------
    known : Series indexed by city_code, at least one value, no NaN
    direction : −1 where the smallest value is best
    """
    best = known.min() if direction < 0 else known.max()
    ordered = known.sort_values()
    tenth = max(1, round(len(known) / 10))
    return Spread(
        leaders=tuple(known.index[known == best]),
        best=float(best),
        median=float(known.median()),
        top_tenth=float(ordered.tail(tenth).mean()),
        bottom_tenth=float(ordered.head(tenth).mean()),
    )


def headline(measured: Measured, among: frozenset[str], catalogue: Catalogue, words: Words) -> str:
    """Return who leads, where the middle is and how wide the gap is, in one sentence."""
    known = measured.known[measured.known.index.isin(among)]
    if measured.since:
        return change_headline(measured, known, catalogue, words)
    if known.empty:
        return words("reading.empty")
    names = city_names(catalogue, words)
    if len(known) == 1:
        only = numbers.figure(known.iloc[0], measured.unit, words)
        return words("reading.single", city=names[known.index[0]], value=only)
    if measured.unit == "0/1":
        return words("reading.binary", yes=int(known.sum()), of=len(known))
    found = spread(known, measured.direction)
    lead = _lead(found, measured, names, words)
    middle = words(
        "reading.middle", of=len(known), median=numbers.figure(found.median, measured.unit, words)
    )
    return words(
        "reading.joined", lead=lead, middle=middle, gap=_gap(found, len(known), measured, words)
    )


def subline(measured: Measured, among: frozenset[str], name: str, words: Words) -> str:
    """Return the measure's name, unit and year, and how many units have no data."""
    known = measured.known.index.isin(among).sum()
    if measured.since:
        return change_subline(measured, int(known), len(among), name, words)
    return words(
        "reading.subline",
        name=name,
        unit=numbers.unit_name(measured.unit, words),
        year=measured.year,
        known=known,
        of=len(among),
        missing=len(among) - known,
    ).replace(" ·  · ", " · ")


def _lead(found: Spread, measured: Measured, names: dict[str, str], words: Words) -> str:
    value = numbers.figure(found.best, measured.unit, words)
    kind = {1: "best", -1: "lowest", 0: "largest"}[measured.direction]
    if len(found.leaders) > _MOST_LEADERS_NAMED:
        return words(f"reading.{kind}_many", n=len(found.leaders), value=value)
    leaders = words.list([names[code] for code in found.leaders])
    number = "one" if len(found.leaders) == 1 else "few"
    return words(f"reading.{kind}_{number}", city=leaders, value=value)


def _gap(found: Spread, count: int, measured: Measured, words: Words) -> str:
    """A ratio of tenths where it means something, else their two means.

    A score has no zero that stands for nothing, so that a multiple of one says nothing.
    """
    if count < _FEWEST_FOR_TENTHS:
        return ""
    positive = found.bottom_tenth > 0 and measured.unit not in (*numbers.SCORES, "index")
    if positive and found.top_tenth / found.bottom_tenth <= _LARGEST_RATIO:
        ratio = f"{found.top_tenth / found.bottom_tenth:.1f}"
        return words("reading.gap_ratio", ratio=ratio)
    return words(
        "reading.gap_means",
        top=numbers.figure(found.top_tenth, measured.unit, words),
        bottom=numbers.figure(found.bottom_tenth, measured.unit, words),
    )
