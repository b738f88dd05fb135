"""Two measures over the units that have both, and where each unit lies in their square."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from pandas import DataFrame, Series

from geo.classes.two_measures import classify_pair
from geo.palettes import bivariate
from scoring.inequality.association import (
    FEWEST_FOR_CORRELATION,
    RankCorrelation,
    rank_correlation,
)
from ui.figures import kept
from ui.figures.measured import Measured, settle_measure
from ui.figures.names import measure_name
from ui.regions.inputs import Inputs

COLOURS = bivariate()
# Places in the square of three by three, the shown measure counted first.
CORNERS = {"high_high": 8, "high_low": 2, "low_high": 6, "low_low": 0}


@dataclass(frozen=True)
class Pair:
    """The shown measure and a second one over the units that have both."""

    inputs: Inputs

    @cached_property
    def code(self) -> str:
        """The second measure; a dimension of another framework becomes the index."""
        view = self.inputs.view
        return settle_measure(view.but(measure=view.second), self.inputs.catalogue).measure

    @cached_property
    def second(self) -> Measured:
        """The second measure, in the latest year it has not after the shown one's."""
        years = kept.years_of(self.code)
        usable = [year for year in years if year <= self.inputs.measured.year] or years[:1]
        return kept.measure(self.code, usable[-1], self.inputs.view.choices)

    @cached_property
    def second_name(self) -> str:
        """The name of the second measure."""
        return measure_name(self.code, self.inputs.catalogue, self.inputs.words)

    @cached_property
    def both(self) -> DataFrame:
        """Columns first, second, place (0–8 in the square), index city_code."""
        second = self.inputs.of_selection(self.second.values)
        both = DataFrame({"first": self.inputs.value, "second": second}).dropna()
        if both.empty:
            return both.assign(place=Series(dtype=int))
        cut = classify_pair(both["first"], both["second"])
        first = _thirds(cut.index % 3, len(cut.first.upper))
        return both.assign(place=first + 3 * _thirds(cut.index // 3, len(cut.second.upper)))

    @cached_property
    def found(self) -> RankCorrelation:
        """Whether the two go together."""
        return rank_correlation(self.both["first"], self.both["second"])

    @property
    def same(self) -> bool:
        """Whether both are one measure."""
        return self.code == self.inputs.view.measure

    @property
    def few(self) -> bool:
        """Whether too few units have both to tell."""
        return self.found.units < FEWEST_FOR_CORRELATION

    def third(self, place: int) -> str:
        """Return the name of a third: 0 is low."""
        return self.inputs.words(f"regions.third_{place}")

    def field(self, place: int) -> str:
        """Return the name of a field of the square."""
        return f"{self.third(place % 3)} × {self.third(place // 3)}"

    def corner(self, name: str) -> Series:
        """Return the shown measure of the cities in a corner of the square."""
        return self.both["first"][self.both["place"] == CORNERS[name]]


def _thirds(index: Series, count: int) -> Series:
    """Spread one or two classes over low, middle and high: a yes is high, not middle."""
    return index.map({1: {0: 1}, 2: {0: 0, 1: 2}, 3: {0: 0, 1: 1, 2: 2}}[count])
