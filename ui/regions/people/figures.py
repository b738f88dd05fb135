"""Residents in two years, their age, and whether they live in towns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from pandas import DataFrame, Series

from scoring.inequality.change import Change, compare_years
from scoring.inequality.groups import weighted_mean
from ui.figures import kept
from ui.regions.followed import PEOPLE
from ui.regions.inputs import Inputs
from ui.words.notes import note_text

AGED, TOWN = "share_aged_60_plus", "urbanisation_rate"
CENSUS, LATEST = 2020, 2023
# What became of residents, in the order of the chart's groups.
KINDS = ("growing", "shrinking", "not_comparable")


@dataclass(frozen=True)
class People:
    """Residents in two years over the units that pass, with their age and where they live."""

    inputs: Inputs

    @cached_property
    def change(self) -> Change:
        """Residents in both years where the two can be compared."""
        first, _, last = self.inputs.view.period.partition("-")
        change = compare_years(self.inputs.catalogue, PEOPLE, int(first), int(last))
        return change.among(self.inputs.among)

    @property
    def years(self) -> str:
        """The two years that are compared."""
        return self.inputs.words.manner.span.join(
            (str(self.change.first_year), str(self.change.last_year))
        )

    @cached_property
    def yearly(self) -> Series:
        """Change in per cent a year, compounded."""
        ratio = self.change.last / self.change.first
        return 100 * (ratio ** (1 / self.change.years) - 1)

    @cached_property
    def gained(self) -> Series:
        """The change in residents, most gained first."""
        change = self.change.last - self.change.first
        return change.sort_values(ascending=False, kind="stable")

    @cached_property
    def half_of_gain(self) -> int:
        """The fewest cities that hold half of all that growing cities gained."""
        gains = self.gained[self.gained > 0]
        return int((gains.cumsum() - gains < gains.sum() / 2).sum())

    @cached_property
    def town(self) -> Series:
        """Urbanisation rate of the census of 2020."""
        return self._variable(TOWN, CENSUS)

    @cached_property
    def town_later(self) -> Series:
        """Urbanisation rate of 2023."""
        return self._variable(TOWN, LATEST)

    @cached_property
    def aged(self) -> Series:
        """Share of residents aged 60 and over, census of 2020."""
        return self._variable(AGED, CENSUS)

    def aged_where(self, grows: bool) -> float:
        """Return the share aged 60 and over where residents grew, or where they did not."""
        codes = self.yearly.index[(self.yearly > 0) == grows]
        people = kept.totals(CENSUS).residents.reindex(codes)
        return weighted_mean(self.aged.reindex(codes), people)

    def _variable(self, code: str, year: int) -> Series:
        return self.inputs.of_selection(kept.measure(f"variable.{code}", year).values)


def city_rows(people: People) -> DataFrame:
    """Return one row for each unit that passes; `kind` is a place in `KINDS`."""
    inputs, words, change = people.inputs, people.inputs.words, people.change
    codes = sorted(inputs.among)
    yearly = people.yearly.reindex(codes)
    excluded = change.excluded.reindex(codes)
    return DataFrame(
        {
            "city_code": codes,
            "city_name": [inputs.names[code] for code in codes],
            "first": change.first.reindex(codes).to_numpy(),
            "last": change.last.reindex(codes).to_numpy(),
            "yearly": yearly.to_numpy(),
            "kind": np.select([yearly > 0, yearly <= 0], [0, 1], 2),
            "town_2020": people.town.reindex(codes).to_numpy(),
            "town_2023": people.town_later.reindex(codes).to_numpy(),
            "aged_2020": people.aged.reindex(codes).to_numpy(),
            "left_out": [
                words(f"regions.left_out_{reason}") if isinstance(reason, str) else ""
                for reason in excluded["reason"]
            ],
            "note": [note_text(note, words) for note in excluded["note"]],
        }
    )
