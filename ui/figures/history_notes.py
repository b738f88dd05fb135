"""What must be said beside a dimension through time: what it is made of, and what it leaves out."""

from __future__ import annotations

from ui.address.view import View
from ui.figures import kept
from ui.figures.measured import HISTORY
from ui.figures.names import measure_name
from ui.words import numbers
from ui.words.texts import Words


def history_notes(view: View) -> tuple[str, ...]:
    """Return what a dimension through time rests on, whom a break sets apart, and what has none.

    Of every other measure there is nothing to say.
    """
    kind, _, dimension = view.measure.partition(".")
    if kind != HISTORY:
        return ()
    words = Words(view.language)
    return (
        _made_of(dimension, words),
        *_apart(dimension, view.year, words),
        _others(dimension, words),
    )


def _made_of(dimension: str, words: Words) -> str:
    found, catalogue = kept.followed(dimension), kept.catalogue()
    names = [measure_name(f"indicator.{code}", catalogue, words) for code in found.indicators]
    every = range(found.years[0], found.years[-1] + 1)
    left_out = [str(year) for year in every if year not in found.years]
    said = words(
        "reading.history_made_of",
        n=len(names),
        share=numbers.percent(found.weight_share),
        first=found.years[0],
        last=found.years[-1],
        names=words.manner.names.join(names),
    )
    if not left_out:
        return said
    return said + words("reading.history_without", years=words.list(left_out))


def _apart(dimension: str, year: int, words: Words) -> tuple[str, ...]:
    """How many scores of the year a break sets apart from those of the last one."""
    found = kept.followed(dimension)
    apart = kept.measure(f"{HISTORY}.{dimension}", year).apart
    n = int(found.scores[year].reindex(list(apart)).notna().sum())
    if not n:
        return ()
    return (words("reading.history_apart", n=n, year=year, last=found.years[-1]),)


def _others(dimension: str, words: Words) -> str:
    """Why the other dimensions have no history."""
    catalogue = kept.catalogue()
    shares = {
        code: kept.history_share(code)
        for code in kept.scored().definition.headings
        if code != dimension
    }
    least = kept.scored().choices.minimum_weight_share
    without = [
        words(
            "reading.history_share",
            dimension=measure_name(f"dimension.{code}", catalogue, words),
            share=numbers.percent(share),
        )
        for code, share in shares.items()
        if share < least
    ]
    joint = words.manner.comma
    return words("reading.history_others", others=joint.join(without), least=f"{least:.0%}")
