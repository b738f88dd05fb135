"""What each dimension is meant to count for, counts for, and which weights would make it so."""

from __future__ import annotations

from pandas import DataFrame

from exports.charts.bars import Bars, Series
from exports.charts.scale import Axis
from exports.content import Table
from ui.figures import kept
from ui.figures.names import part_name, within_sentence
from ui.index_lab.inputs import table_of
from ui.index_lab.proofs.found import Found
from ui.words.texts import Words

# Column → role in the chart; None is in the table alone.
_COLUMNS = {"intended": "quiet", "influence": "second", "needed": "main", "then": None}


def charts(proved: Found, words: Words) -> tuple[Bars, ...]:
    """Return the chart of influence; none where it is not solved."""
    if proved.now is None:
        return ()
    shares = _shares(proved, words)
    return (
        Bars(
            title=headline(proved, words),
            categories=tuple(shares.index),
            series=tuple(
                Series(words(f"index_lab.{name}"), tuple(shares[name]), role)
                for name, role in _COLUMNS.items()
                if role is not None
            ),
            axis=Axis(words("index_lab.share_of_whole"), decimals=1, unit="%", zero=True),
            language=words.language,
        ),
    )


def headline(proved: Found, words: Words) -> str:
    """Return whether each dimension can count for what its weight says, and under which weights."""
    now, fitting = proved.now, proved.fitting
    if now is None or fitting is None:
        return words("index_lab.no_influence")
    if now.reached:
        return words("index_lab.influence_now")
    shares = _shares(proved, words)["needed"]
    most, least = str(shares.idxmax()), str(shares.idxmin())
    return words(
        "index_lab.influence_found" if fitting.reached else "index_lab.influence_none",
        most=within_sentence(most, words),
        most_share=f"{shares[most]:.1f}%",
        least=within_sentence(least, words),
        least_share=f"{shares[least]:.1f}%",
    )


def tables(proved: Found, words: Words) -> tuple[Table, ...]:
    """Return the figures of the chart, with the influence that the weights needed would give."""
    if proved.now is None:
        return ()
    shares = _shares(proved, words)
    shown = shares.rename(columns={name: words(f"index_lab.{name}_percent") for name in shares})
    shown.insert(0, words("index_lab.heading"), shares.index)
    return (table_of(words("index_lab.influence_table"), shown, (None, 1, 1, 1, 1)),)


def notes(proved: Found, words: Words) -> tuple[str, ...]:
    """Return what influence is, and what it means where no weights give it."""
    if proved.now is None or proved.fitting is None:
        return (words("index_lab.no_influence"),)
    said = (words("index_lab.influence_note"),)
    return said if proved.fitting.reached else (*said, words("index_lab.influence_means"))


def _shares(proved: Found, words: Words) -> DataFrame:
    """One row a dimension by name: weight, influence, weight needed, influence then, per cent."""
    now, fitting = proved.now, proved.fitting
    assert now is not None, "asked only where influence is solved"
    assert fitting is not None, "both are solved, or none"
    shares = (now.weights, now.share, fitting.weights, fitting.share)
    columns = {name: 100 * share for name, share in zip(_COLUMNS, shares, strict=True)}
    return DataFrame(columns, [part_name(code, kept.catalogue(), words) for code in proved.codes])
