"""The gap in the shown measure, and beside it in each dimension."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from pandas import Series

from scoring.inequality.dispersion import Dispersion, measure_dispersion, top_cluster_share
from ui.figures import kept
from ui.regions.inputs import Inputs

BY_CITY = ("lower_half", "gini", "variation", "theil", "ninety_ten")
BY_RESIDENT = ("lower_half_weighted", "gini_weighted", "williamson", "theil_weighted")


@dataclass(frozen=True)
class Gap:
    """The gap in the shown measure, and beside it in each dimension."""

    inputs: Inputs

    @cached_property
    def found(self) -> Dispersion:
        """Every figure of the shown measure."""
        return measure_dispersion(self.inputs.value, self.inputs.residents)

    @cached_property
    def dimensions(self) -> dict[str, Dispersion]:
        """Every figure of each dimension, over the same units."""
        headings = kept.scored(self.inputs.view.choices).definition.headings
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
    def gini(self) -> float:
        """The Gini under the chosen way of counting."""
        return self.of(self.found)

    def of(self, found: Dispersion) -> float:
        """Return the Gini of any measure under the chosen way of counting."""
        return found.gini_weighted if self.by_resident else found.gini

    def _values(self, code: str) -> Series:
        return kept.measure(code, self.inputs.measured.year, self.inputs.view.choices).values
