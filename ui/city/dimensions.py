"""The dimensions of a city beside the medians of its peers, its province and the nation.

A gap is the difference of the two figures as they are printed, so that whoever
subtracts them on the page finds the same. This one gap says what a city is
strong and weak in: in the sentence, in the table, and in what could be moved.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from exports.charts.bars import Bars, Series
from exports.content import Table
from ui.address.view import View
from ui.diagnosis.beside import median_name, peers_name
from ui.figures import kept
from ui.figures.cells import cell
from ui.figures.full_name import name_of
from ui.figures.measured import dimensions_unit
from ui.figures.names import measure_name
from ui.figures.profile import PEER_GROUPS, Profile
from ui.words import numbers
from ui.words.texts import Words


@dataclass(frozen=True)
class Dimension:
    """One dimension of a city.

    Attributes
    ----------
    score : 0 to 100, NaN where it is withheld
    rank : among the `of` cities that have a score; None without one
    medians : of the scores in "beside", "province" and "nation", the city among them
    """

    code: str
    name: str
    score: float
    rank: int | None
    of: int
    medians: Mapping[str, float]

    @property
    def measure(self) -> str:
        """Return the measure it is."""
        return f"dimension.{self.code}"

    @property
    def gap(self) -> float:
        """Return how far the score is from the median of its peers, as both are printed."""
        return printed_gap(self.score, self.medians["beside"])

    def place(self, words: Words) -> str:
        """Return the rank in words."""
        return "–" if self.rank is None else numbers.rank(self.rank, self.of, words)


def printed_gap(score: float, median: float) -> float:
    """Return the difference of two scores as they are printed, with one decimal.

    Examples
    --------
    >>> printed_gap(58.24, 45.26)  # 58.2 and 45.3
    12.9
    """
    return round(round(score, 1) - round(median, 1), 1)


def dimensions_of(view: View, profile: Profile) -> tuple[Dimension, ...]:
    """Return the dimensions of a city in the order of the framework."""
    headings = kept.scored(view.choices).definition.headings
    return tuple(_dimension(code, view, profile) for code in headings)


def with_parts(view: View, profile: Profile) -> tuple[Dimension, ...]:
    """Return the dimensions, each followed by the parts it has, whose names are set in."""
    tree = kept.scored(view.choices).definition
    found = [_dimension(code, view, profile) for code in tree.outline[1:] if code in tree.children]
    depth = {one.code: len(tree.way_to(one.code)) - 1 for one in found}
    return tuple(replace(one, name="　" * depth[one.code] + one.name) for one in found)


def _dimension(code: str, view: View, profile: Profile) -> Dimension:
    words, result = Words(view.language), kept.scored(view.choices)
    rank = cell(result.ranks, profile.city, code)
    return Dimension(
        code=code,
        name=measure_name(f"dimension.{code}", kept.catalogue(), words),
        score=float(cell(result.scores, profile.city, code)),
        rank=None if rank is pd.NA else int(rank),
        of=int(result.ranks[code].count()),
        medians={group: float(cell(profile.medians, code, group)) for group in PEER_GROUPS},
    )


def weakest_first(dimensions: Sequence[Dimension]) -> list[Dimension]:
    """Return those with a score, the one furthest below the median of its peers first."""
    known = [one for one in dimensions if not math.isnan(one.gap)]
    return sorted(known, key=lambda one: one.gap)


def median_names(view: View, profile: Profile) -> dict[str, str]:
    """Return what each median is the median of."""
    words = Words(view.language)
    return {
        "beside": median_name(view, words),
        "province": words("city.median_of", group=words.pick(profile.row, "province")),
        "nation": words("exports.median_nation"),
    }


def title(view: View) -> str:
    """Return what bars of the dimensions show, with the scale that all their scores are on."""
    words = Words(view.language)
    unit = dimensions_unit(kept.scored(view.choices), words)
    return words("city.dimensions_title", unit=unit)


def chart(view: View, profile: Profile) -> Bars:
    """Return the dimensions as bars beside the medians of its peers."""
    found = dimensions_of(view, profile)
    return Bars(
        title=title(view),
        categories=tuple(one.name for one in found),
        series=(
            Series(name_of(view), tuple(one.score for one in found)),
            Series(
                median_names(view, profile)["beside"],
                tuple(one.medians["beside"] for one in found),
                "second",
            ),
        ),
        language=view.language,
    )


def dimension_table(found: Sequence[Dimension], view: View, profile: Profile) -> Table:
    """Return the dimensions with rank, medians and gap; a missing score is an empty cell."""
    words, names = Words(view.language), median_names(view, profile)
    heads = ("city.column_dimension", "common.score", "common.rank", "city.column_of")
    rows = tuple(
        (
            one.name,
            _known(one.score),
            one.rank,
            one.of,
            _known(one.medians["beside"]),
            _known(one.gap),
            _known(one.medians["province"]),
            _known(one.medians["nation"]),
        )
        for one in found
    )
    return Table(
        words("city.dimensions"),
        (
            *map(words, heads),
            names["beside"],
            words("city.column_gap", peers=peers_name(view, words)),
            names["province"],
            names["nation"],
        ),
        rows,
        (None, 1, None, None, 1, 1, 1, 1),
    )


def _known(value: float) -> float | None:
    return None if math.isnan(value) else value
