"""The gap split by groups of cities, and the cities that carry it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from pandas import DataFrame, Series

from scoring.inequality.by_year import same_units, theil_by_year
from scoring.inequality.decomposition import (
    TheilDecomposition,
    decompose_theil,
    partition_by_cluster,
)
from scoring.inequality.dispersion import why_withheld
from ui.address.view import GROUPINGS
from ui.figures import kept
from ui.figures.names import group_names
from ui.regions.followed import Followed
from ui.regions.inputs import Inputs

_HALF = 0.5
_NOTHING = 1e-12
_TWO_YEARS = 2
OUTSIDE = "outside"


@dataclass(frozen=True)
class Split:
    """The gap of the shown measure, split by the chosen groups."""

    inputs: Inputs

    @cached_property
    def value(self) -> Series:
        """The values that are split: with residents where those are the weights."""
        value, weights = self.inputs.value, self.inputs.weights
        return value if weights is None else value[weights.reindex(value.index).notna()]

    @cached_property
    def weights(self) -> Series | None:
        """The residents of the same units, or None."""
        weights = self.inputs.weights
        return None if weights is None else weights.reindex(self.value.index)

    @cached_property
    def withheld(self) -> str:
        """Why there is no split, or ""."""
        return why_withheld(self.value)

    @property
    def yes_or_no(self) -> bool:
        """Whether the measure is had or not."""
        return self.inputs.measured.unit == "0/1"

    @cached_property
    def undivided(self) -> bool:
        """Whether there is nothing to split: withheld, yes or no, or no gap at all."""
        return bool(self.withheld) or self.yes_or_no or not self.found.total > _NOTHING

    @cached_property
    def found(self) -> TheilDecomposition:
        """The split itself; only where it is not withheld."""
        return decompose_theil(self.value, groups_of(self.inputs, self.value), self.weights)

    @cached_property
    def carriers(self) -> Series:
        """The share of each city that is among the fewest who carry half of the gap."""
        share = self.found.cities["share"].sort_values(ascending=False, kind="stable")
        before = share.cumsum() - share
        return share[before < _HALF]

    @cached_property
    def groups(self) -> DataFrame:
        """What each group adds to the gap in per cent, most first: name, units and both parts."""
        groups = self.found.groups.sort_values("share", ascending=False, kind="stable")
        return DataFrame(
            {
                "group_name": [self.names[str(group)] for group in groups.index],
                "units": groups["units"],
                "between_percent": 100 * groups["between"] / self.found.total,
                "within_percent": 100 * groups["within"] / self.found.total,
            }
        )

    def grouped(self, grouping: str) -> Split:
        """Return the same gap split by other groups."""
        return Split(replace(self.inputs, view=self.inputs.view.but(grouping=grouping)))

    @cached_property
    def groupings(self) -> DataFrame:
        """How much lies between and within, in per cent, under each grouping, the chosen first."""
        chosen = self.inputs.view.grouping
        ordered = sorted(GROUPINGS, key=lambda code: code != chosen)
        found = [self.grouped(code).found for code in ordered]
        return DataFrame(
            {
                "grouping": [self.inputs.words(f"groups.{code}") for code in ordered],
                "groups": [len(one.groups) for one in found],
                "between_percent": [100 * one.between_share for one in found],
                "within_percent": [100 * (1 - one.between_share) for one in found],
            }
        )

    @cached_property
    def by_year(self) -> DataFrame:
        """Both parts in every year that can be set beside each other, of the same units.

        Columns as of `theil_by_year`, and units; empty where the measure has one year, a
        value below zero, or fewer than eight units that are the same in every year.
        """
        followed = self.followed
        if followed is None:
            return DataFrame()
        levels = followed.history.levels[list(followed.run)]
        levels = levels[levels.index.isin(self.inputs.among)]
        weights = self._residents(followed.run).reindex(levels.index)
        known = levels if weights.empty else levels.where(weights.notna())
        same = same_units(known, followed.broken)
        if any(why_withheld(levels.loc[same, year]) for year in followed.run):
            return DataFrame()
        group = groups_of(self.inputs, levels.loc[same, followed.run[0]])
        people = None if weights.empty else weights.loc[same]
        return theil_by_year(levels.loc[same], group, people).assign(units=len(same))

    @property
    def followed(self) -> Followed | None:
        """The measure over the years that are set beside each other; None where there are none."""
        measure, year = self.inputs.view.measure, self.inputs.measured.year
        history = kept.history(measure)
        if history is None or self.yes_or_no:
            return None
        # A year that a break sets apart from all others: the longest run of the others.
        run = max(
            history.run(year),
            *history.runs,
            key=lambda years: (len(years) > 1 and year in years, len(years)),
        )
        if len(run) < _TWO_YEARS:
            return None
        return Followed(measure, history, (run[0], run[-1]))

    def _residents(self, years: tuple[int, ...]) -> DataFrame:
        """The residents of each year where those are counted, else nothing."""
        if self.inputs.weights is None:
            return DataFrame()
        return DataFrame({year: kept.totals(year).residents for year in years})

    @cached_property
    def names(self) -> dict[str, str]:
        """The names of the groups."""
        names = group_names(self.inputs.view.grouping, self.inputs.catalogue, self.inputs.words)
        return names | {OUTSIDE: self.inputs.words("regions.outside_clusters")}


def groups_of(inputs: Inputs, value: Series) -> Series:
    """Return the group of each city under the chosen grouping; in a cluster, or outside."""
    cities = inputs.catalogue.cities.set_index("city_code")
    if inputs.view.grouping == "cluster":
        partition = partition_by_cluster(inputs.catalogue.clusters)
        return partition.reindex(value.index).fillna(OUTSIDE)
    column = "province_code" if inputs.view.grouping == "province" else inputs.view.grouping
    return cities[column].reindex(value.index)
