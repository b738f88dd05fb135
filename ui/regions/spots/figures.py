"""Which units are hot and cold spots, at the share of chance the reader allows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from pandas import DataFrame, Series

from geo.space.spatial import NOT_SIGNIFICANT, SpatialPattern, judged, units_in
from ui.figures.space import kept as space_kept
from ui.regions.inputs import Inputs

SEED = 2023
CATEGORIES = (NOT_SIGNIFICANT, "low_high", "high_low", "low_low", "high_high")
_CLEAR = 0.05


@dataclass(frozen=True)
class Spots:
    """The measure among neighbours, over the units that pass."""

    inputs: Inputs

    @cached_property
    def found(self) -> SpatialPattern:
        """Global and local Moran's I; the units within the reader's rate are marked."""
        view, year = self.inputs.view, self.inputs.measured.year
        usual = space_kept.pattern(view.measure, year, view.choices, self.inputs.among, SEED)
        return judged(usual, int(view.rate) / 100)

    @property
    def pattern(self) -> str:
        """Whether neighbours are "alike", "apart", or so by "chance"."""
        if self.found.p_value >= _CLEAR:
            return "chance"
        return "alike" if self.found.moran_i > self.found.expected_i else "apart"

    @cached_property
    def units(self) -> DataFrame:
        """Columns of `SpatialPattern.units`, empty where there is no pattern to find."""
        columns = ("z", "lag", "p_value", "q_value", "category")
        return DataFrame(columns=columns) if self.found.undefined else self.found.units

    @property
    def category(self) -> Series:
        """The category of each unit that takes part, index city_code."""
        return self.units["category"]

    def surest(self, category: str) -> list[str]:
        """Return the units of a category, the surest first."""
        ordered = self.units.sort_values("q_value", kind="stable").index
        chosen = set(units_in(self.found, category))
        return [str(code) for code in ordered if code in chosen]
