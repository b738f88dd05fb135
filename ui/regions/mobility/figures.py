"""Places and fifths of the units that can be compared in two years."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from pandas import DataFrame, Series

from data.errors import DataError
from scoring.inequality.mobility import Mobility, measure_mobility
from ui.regions.followed import Followed, followed_of, name_of, span_text, unit_of
from ui.regions.inputs import Inputs


@dataclass(frozen=True)
class Moves:
    """The measure that is followed, and who changed place in it."""

    inputs: Inputs

    @cached_property
    def followed(self) -> Followed:
        """The measure and its two years."""
        return followed_of(self.inputs)

    @cached_property
    def _both(self) -> tuple[DataFrame, DataFrame]:
        return self.followed.both_years(self.inputs.among)

    @property
    def values(self) -> DataFrame:
        """Both figures of the units that can be compared."""
        return self._both[0]

    @property
    def excluded(self) -> DataFrame:
        """Who is left out, and why."""
        return self._both[1]

    @cached_property
    def found(self) -> Mobility | None:
        """Who moved; None where too few units can be compared."""
        try:
            return measure_mobility(self.values["first"], self.values["last"], self.direction)
        except DataError:
            return None

    @property
    def direction(self) -> int:
        """−1 where less is better, else 1."""
        kind, _, code = self.followed.measure.partition(".")
        if kind == "variable":
            return 1
        directions = self.inputs.catalogue.indicators.set_index("indicator")["direction"]
        return int(directions[code]) or 1

    @property
    def name(self) -> str:
        """The name of the measure."""
        return name_of(self.followed.measure, self.inputs)

    @property
    def unit(self) -> str:
        """The unit of the measure."""
        return unit_of(self.followed.measure, self.inputs)

    @property
    def years(self) -> str:
        """The two years as they are written."""
        return span_text(self.followed.span, self.inputs)

    @property
    def about(self) -> str:
        """What the answer is about."""
        words = self.inputs.words
        return words("regions.mobility_about", name=self.name, years=self.years)

    @cached_property
    def climbs(self) -> Series:
        """Places gained, most first."""
        assert self.found is not None, "only asked where units moved"
        return self.found.cities["places"].sort_values(ascending=False, kind="stable")
