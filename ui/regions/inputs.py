"""What every panel of the regions screen starts from: one measure over the units that pass."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd
from pandas import Series

from data.catalogue import Catalogue
from scoring.totals import Totals
from ui.address.view import View
from ui.figures import kept
from ui.figures.among import selected_units
from ui.figures.measured import Measured
from ui.figures.names import city_names, measure_name
from ui.take.measured import measure_subject
from ui.take.picture import filter_names
from ui.words import numbers
from ui.words.texts import Words

_MOST_FILTERS = 4


@dataclass(frozen=True)
class Inputs:
    """One measure over the units that pass the filters, with what weighs them.

    Attributes
    ----------
    view, words, catalogue
    measured : the measure over all units
    among : codes that pass the filters
    totals : of all units
    names : city_code → name in the reader's language
    """

    view: View
    words: Words
    catalogue: Catalogue
    measured: Measured
    among: frozenset[str]
    totals: Totals

    @cached_property
    def value(self) -> Series:
        """The measure of the units that pass and have a figure."""
        return self.of_selection(self.measured.values).dropna()

    @cached_property
    def residents(self) -> Series:
        """Residents of the units that pass, NaN where there is no figure."""
        return self.of_selection(self.totals.residents)

    @property
    def weights(self) -> Series | None:
        """Residents where each resident counts once, None where each city does."""
        return self.residents if self.view.counting == "residents" else None

    @cached_property
    def names(self) -> dict[str, str]:
        """The names of the cities."""
        return city_names(self.catalogue, self.words)

    @cached_property
    def measure_name(self) -> str:
        """The name of the measure."""
        return measure_name(self.view.measure, self.catalogue, self.words)

    def of_selection(self, values: Series) -> Series:
        """Return the part of a series that passes the filters."""
        return values[values.index.isin(self.among)]


def resident_years(inputs: Inputs, codes: pd.Index) -> str:
    """Return of which year the residents are, and for how many units of an older one."""
    counts = inputs.totals.resident_years.reindex(codes).dropna().value_counts()
    if counts.empty:
        return ""
    latest, words = counts.index.max(), inputs.words
    older = [
        words("regions.residents_older", year=int(year), n=int(counts[year]))
        for year in sorted(counts.index[counts.index != latest], reverse=True)
    ]
    return words("regions.residents_of", year=int(latest), older="".join(older))


def rests_on(inputs: Inputs, used: pd.Index, residents: bool = True) -> str:
    """Return measure, unit, year, and on how many of the chosen units an answer rests.

    Parameters
    ----------
    used : the units that have what the answer needs
    residents : say of which years their residents are
    """
    unit = numbers.unit_name(inputs.measured.unit, inputs.words)
    said = inputs.words(
        "regions.rests_on",
        name=inputs.measure_name,
        unit=unit,
        year=inputs.measured.year,
        known=len(used),
        of=len(inputs.among),
        residents=resident_years(inputs, used) if residents else "",
    )
    return said if unit else said.replace(" ·  · ", " · ")


def subject(inputs: Inputs, text: str = "", **more: str) -> str:
    """Return what the question is about, with the measure, its year and among whom.

    Parameters
    ----------
    text : key of its text, that of the question where none is given
    more : placeholders of that text
    """
    key = f"regions.subject_{text or inputs.view.question}"
    return inputs.words(key, measure=measure_subject(inputs.view), **more)


def among_whom(about: str, inputs: Inputs, also: str = "") -> str:
    """Return what an answer is about, among whom, and what else sets it apart."""
    comma = inputs.words.manner.dot
    parts = [about, *filter_names(inputs.view)[:_MOST_FILTERS], also]
    return comma.join(part for part in parts if part)


def withheld(reason: str, units: int, words: Words) -> str:
    """Return why inequality is not measured, in a sentence with the way back."""
    return words(f"regions.withheld_{reason}", n=units)


def sentences(parts: Sequence[str], words: Words) -> str:
    """Return sentences one after the other; an empty one is none."""
    return words.manner.between.join(filter(None, parts))


def inputs_of(view: View) -> Inputs:
    """Return what the panels start from."""
    catalogue = kept.catalogue()
    measured = kept.measure(view.measure, view.year, view.choices)
    return Inputs(
        view=view,
        words=Words(view.language),
        catalogue=catalogue,
        measured=measured,
        among=selected_units(view, catalogue),
        totals=kept.totals(measured.year),
    )
