"""The gap in the shown measure, and beside it in each dimension."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from pandas import Series

from scoring.inequality.dispersion import Dispersion, measure_dispersion, top_cluster_share
from scoring.inequality.tenths import Tenths, tenths
from ui.figures import kept
from ui.regions.inputs import Inputs

BY_CITY = ("lower_half", "gini", "variation", "theil", "ninety_ten")
BY_RESIDENT = ("lower_half_weighted", "gini_weighted", "williamson", "theil_weighted")
# Units of variables whose sum over cities is a whole that can be held in parts.
_AMOUNTS = frozenset({"CNY", "count", "kWh", "km", "m3", "person", "t", "trip", "volume"})
_ALIKE = 1e-12


@dataclass(frozen=True)
class Gap:
    """The gap in the shown measure, and beside it in each dimension."""

    inputs: Inputs

    @cached_property
    def value(self) -> Series:
        """The values that are compared, the lowest first: with residents where those count."""
        value = self.inputs.value
        if self.by_resident:
            value = value[self.inputs.residents.reindex(value.index).notna()]
        return value.sort_values(kind="stable")

    @cached_property
    def weights(self) -> Series | None:
        """The residents of the same units, or None where each city counts once."""
        return self.inputs.residents.reindex(self.value.index) if self.by_resident else None

    @cached_property
    def share(self) -> Series:
        """The share of cities, or residents, up to each unit, in per cent."""
        weights = Series(1.0, self.value.index) if self.weights is None else self.weights
        return 100 * weights.cumsum() / weights.sum()

    @cached_property
    def mean(self) -> float:
        """The mean of the values, weighted as they are counted."""
        return float(np.average(self.value, weights=self.weights))

    @cached_property
    def ends(self) -> Tenths:
        """The highest and the lowest tenth of cities, or of residents."""
        return tenths(self.value, self.weights)

    @cached_property
    def found(self) -> Dispersion:
        """Every figure of the shown measure."""
        return measure_dispersion(self.inputs.value, self.inputs.residents)

    @cached_property
    def dimensions(self) -> dict[str, Dispersion]:
        """Every figure of each dimension, over the same units."""
        headings = kept.standing(self.inputs.view.choices).definition.headings
        return {
            f"dimension.{code}": measure_dispersion(
                self.inputs.of_selection(self._values(f"dimension.{code}")), self.inputs.residents
            )
            for code in headings
        }

    @cached_property
    def lead(self) -> tuple[str, float]:
        """The cluster that holds most of the leading tenth, and its share."""
        clusters = self.inputs.catalogue.clusters
        return top_cluster_share(self.inputs.value, clusters, self.inputs.measured.direction)

    @property
    def by_resident(self) -> bool:
        """Whether each resident counts once."""
        return self.inputs.view.counting == "residents"

    @property
    def yes_or_no(self) -> bool:
        """Whether the measure is had or not."""
        return self.inputs.measured.unit == "0/1"

    @property
    def withheld(self) -> str:
        """Why the ends are not compared, or "": values below zero have ends all the same."""
        found = self.found
        if found.withheld and found.withheld != "negative_values":
            return found.withheld
        return "no_residents" if self.by_resident and len(self.value) < 8 else ""

    @property
    def equal(self) -> bool:
        """Whether all values are the same."""
        return bool(np.ptp(self.value.to_numpy(float)) <= _ALIKE)

    @property
    def has_ends(self) -> bool:
        """Whether there is a highest and a lowest tenth to be told apart."""
        return not (self.yes_or_no or self.withheld or self.equal)

    @property
    def has_whole(self) -> bool:
        """Whether the values, counted as they are, add up to a whole that is held in parts.

        Amounts do, city by city; what is said per resident does among residents.
        Scores, rates and what is measured in the air do not.
        """
        kind, _, code = self.inputs.measured.measure.partition(".")
        if self.found.withheld:
            return False
        if self.by_resident:
            table = self.inputs.catalogue.indicators.set_index("indicator")
            return kind == "indicator" and table["denominator"].get(code) == "resident_population"
        return kind == "variable" and self.inputs.measured.unit in _AMOUNTS

    @property
    def gini(self) -> float:
        """The Gini under the chosen way of counting."""
        return self.of(self.found)

    def of(self, found: Dispersion) -> float:
        """Return the Gini of any measure under the chosen way of counting."""
        return found.gini_weighted if self.by_resident else found.gini

    def _values(self, code: str) -> Series:
        return kept.measure(code, self.inputs.measured.year, self.inputs.view.choices).values
