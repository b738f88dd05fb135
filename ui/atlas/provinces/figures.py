"""A measure of prefectures as one of provinces: summed where it is an amount, else a mean."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from pandas import DataFrame, Series

from scoring.inequality.provinces import adds, of_provinces
from ui.address.view import View
from ui.figures import kept
from ui.figures.among import selected_units
from ui.figures.cells import records
from ui.figures.measured import Measured
from ui.figures.names import group_names, measure_name
from ui.words import numbers
from ui.words.texts import Words

_YES = "0/1"


@dataclass(frozen=True)
class Provinces:
    """A measure of every province.

    Attributes
    ----------
    view : as it was asked for
    measured : the measure of prefectures in the shown year
    """

    view: View
    measured: Measured

    @property
    def spanned(self) -> bool:
        """Whether a span was asked for, which is not shown of provinces."""
        return bool(self.view.since)

    @property
    def words(self) -> Words:
        return Words(self.view.language)

    @cached_property
    def name(self) -> str:
        """The measure; of a yes or no, that it is of residents."""
        name = measure_name(self.measured.measure, kept.catalogue(), self.words)
        return self.words("atlas.province_yes", name=name) if self.measured.unit == _YES else name

    @property
    def unit(self) -> str:
        """Of the figures: of a yes or no, the share of residents where it is yes."""
        return "%" if self.measured.unit == _YES else self.measured.unit

    @cached_property
    def summed(self) -> bool:
        """Whether a province's figure is a sum."""
        kind, _, code = self.measured.measure.partition(".")
        return kind == "variable" and adds(code, self.measured.unit)

    @cached_property
    def table(self) -> DataFrame:
        """The columns of `of_provinces`, and ``rank`` among those with a figure."""
        residents = kept.totals(self.measured.year).residents
        table = of_provinces(self.measured.values, residents, self.of, summed=self.summed)
        if self.measured.unit == _YES:
            table["value"] *= 100
        least_first = self.measured.direction < 0
        table["rank"] = table["value"].rank(method="min", ascending=least_first)
        return table

    @cached_property
    def rows(self) -> dict[str, dict[str, float]]:
        """The same by province."""
        return {str(row.pop("province")): row for row in records(self.table.reset_index())}

    @cached_property
    def of(self) -> Series:
        """City code → its province."""
        return kept.catalogue().cities.set_index("city_code")["province_code"]

    @cached_property
    def names(self) -> dict[str, str]:
        """Province → name."""
        return group_names("province", kept.catalogue(), self.words)

    @cached_property
    def among(self) -> frozenset[str]:
        """The provinces in which a unit passes the filters."""
        passing = selected_units(self.view, kept.catalogue())
        return frozenset(map(str, self.of[self.of.index.isin(passing)].unique()))

    @property
    def known(self) -> Series:
        """The figures there are among those, the best or highest first."""
        table = self.table[self.table.index.isin(self.among)].dropna(subset="value")
        return table.sort_values("rank", kind="stable")["value"]

    def said(self, value: float) -> str:
        """A figure with its unit."""
        return numbers.figure(value, self.unit, self.words)

    def members(self, province: str) -> frozenset[str]:
        """The prefectures of a province."""
        return frozenset(map(str, self.of.index[self.of == province]))


def provinces_of(view: View) -> Provinces:
    """Return the shown measure by province, in the shown year."""
    return Provinces(view, kept.measure(view.measure, view.year, view.choices))
