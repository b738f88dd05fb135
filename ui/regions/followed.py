"""The measure that is followed through the years, and the two years that are compared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

import pandas as pd
from pandas import DataFrame, Index, Series

from ui.figures import kept
from ui.figures.history import History
from ui.figures.names import measure_name
from ui.regions.inputs import Inputs
from ui.words.notes import note_text

PEOPLE, GROWTH = "resident_population", "gdp_growth"
NO_FIGURE, NOT_COMPARABLE = "no_figure", "warned"
# Growth has no level whose gap could close.
_NO_LEVELS = frozenset({GROWTH})

Span = tuple[int, int]
# No year was chosen.
OPEN: Span = (0, 9999)


@dataclass(frozen=True)
class Followed:
    """A measure with several years, and the span that is looked at.

    Attributes
    ----------
    measure : "indicator.CODE" or "variable.CODE"
    history : its levels, years and breaks
    span : the first and the last year, both among its years
    """

    measure: str
    history: History
    span: Span

    @property
    def run(self) -> tuple[int, ...]:
        """The years that can be set beside those of the span."""
        return self.history.run(self.span[1])

    def levels_of(self, among: frozenset[str]) -> DataFrame:
        """Return the levels of the units that pass in these years, above zero."""
        levels = self.history.levels[list(self.run)]
        chosen = levels[levels.index.isin(among)]
        return chosen.where(chosen > 0)

    @property
    def broken(self) -> Index:
        """The units whose figures of these years do not all stand for the same thing."""
        later = list(self.run[1:])
        apart = self.history.broken[later].any(axis=1)
        return apart.index[apart]

    def both_years(self, among: frozenset[str]) -> tuple[DataFrame, DataFrame]:
        """Return first and last level of the units that can be compared, and who is left out.

        Returns
        -------
        tuple of DataFrame
            columns first, last; columns reason ("no_figure" or "warned") and note, a code
        """
        since, year = self.span
        levels = self.history.levels
        both = DataFrame({"first": levels[since], "last": levels[year]})
        both = both[both.index.isin(among)]
        missing = both.isna().any(axis=1)
        note = self.history.apart(since, year).reindex(both.index)
        reason = Series("", both.index).mask(note.notna(), NOT_COMPARABLE).mask(missing, NO_FIGURE)
        out = reason != ""
        note = note.where(~missing).fillna("")
        return both[~out], DataFrame({"reason": reason[out], "note": note[out]})


def followed_of(inputs: Inputs) -> Followed:
    """Return the shown measure over its years, or the chosen variable's where it has one year."""
    view = inputs.view
    if follows(view.measure):
        return follow(view.measure, (view.since, view.year))
    return follow(stands_for(view.change, inputs))


def follow(measure: str, asked: Span = OPEN) -> Followed:
    """Return a measure over its years.

    Parameters
    ----------
    asked : the years that the reader chose
    """
    history = kept.history(measure)
    assert history is not None, "only measures with several years are followed"
    return Followed(measure, history, settled(history, asked))


def settled(history: History, asked: Span, lacking: frozenset[int] = frozenset()) -> Span:
    """Return the span that was asked for, or the longest that ends with its last year or before.

    Parameters
    ----------
    lacking : years whose change is not published, so that no span should need it
    """
    spans = [pair for run in history.runs for pair in combinations(run, 2)]
    if asked in spans:
        return asked
    told = [span for span in spans if not lacks(span, lacking)] or spans
    ending = [span for span in told if span[1] == asked[1]]
    return longest(ending or [span for span in told if span[1] <= asked[1]] or told)


def lacks(span: Span, lacking: frozenset[int]) -> list[int]:
    """Return the years of a span whose change is not published."""
    return sorted(lacking.intersection(range(span[0] + 1, span[1] + 1)))


def follows(measure: str) -> bool:
    """Return whether a measure has levels of two years that can be set beside each other."""
    history = kept.history(measure)
    if history is None or len(history.years) < 2 or not _NO_LEVELS.isdisjoint(history.parts):
        return False
    return any(len(run) > 1 for run in history.runs)


def followable(inputs: Inputs) -> list[str]:
    """Return every measure that can be followed, a variable by the indicator that is its own."""
    series, rows = kept.vocabulary().series, inputs.catalogue.indicators
    whole = rows["numerator"].isin(series) & (
        rows["denominator"].isna() | rows["denominator"].isin(series)
    )
    indicators = [f"indicator.{code}" for code in rows["indicator"][whole]]
    variables = [code for code in inputs.catalogue.variables["variable"] if code in series]
    known = [stands_for(code, inputs) for code in variables]
    candidates = dict.fromkeys((*indicators, *known))
    return [code for code in candidates if code.partition(".")[2] not in _NO_LEVELS]


def stands_for(variable: str, inputs: Inputs) -> str:
    """Return the indicator that is nothing but this variable, per resident or as it is, or it."""
    rows = inputs.catalogue.indicators
    own = rows[rows["numerator"] == variable]
    own = own[own["denominator"].isna() | (own["denominator"] == PEOPLE)]
    return f"variable.{variable}" if own.empty else f"indicator.{own['indicator'].iloc[0]}"


def unit_of(measure: str, inputs: Inputs) -> str:
    """Return the unit of a measure."""
    kind, _, code = measure.partition(".")
    table = inputs.catalogue.variables if kind == "variable" else inputs.catalogue.indicators
    return str(table.set_index(kind)["unit"][code])


def span_text(span: Span, inputs: Inputs) -> str:
    """Return the two years as they are written."""
    return inputs.words("common.span", since=span[0], year=span[1])


def name_of(measure: str, inputs: Inputs) -> str:
    """Return the name of a measure."""
    return measure_name(measure, inputs.catalogue, inputs.words)


def sources_of(followed: Followed, inputs: Inputs) -> tuple[str, ...]:
    """Return the sources of what is followed, in the years beside the span's."""
    values = inputs.catalogue.values
    used = values["variable"].isin(followed.history.parts) & values["year"].isin(followed.run)
    return tuple(pd.unique(values["source"][used]))


def break_notes(followed: Followed, inputs: Inputs) -> tuple[str, ...]:
    """Return what sets most figures of a year apart from those before, one sentence each."""
    history, words = followed.history, inputs.words
    return tuple(
        words("reading.note_run", year=start, why=note_text(history.why(start), words))
        for start in history.run_starts
    )


def longest(spans: Iterable[Span]) -> Span:
    """Return the longest span; of several, the latest."""
    return max(spans, key=lambda span: (span[1] - span[0], span[1]))
