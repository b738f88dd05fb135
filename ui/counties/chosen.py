"""What the screen of counties is asked: a measure, and the counties of a place."""

from __future__ import annotations

from dataclasses import dataclass

from pandas import Series

from data.catalogue import Catalogue
from scoring.counties.figures import CountyFigures
from ui.address.view import View
from ui.figures import kept
from ui.figures.counties import kept as counties_kept
from ui.figures.counties.names import codes_in, measure_names, place_name
from ui.words import numbers
from ui.words.texts import Words


@dataclass(frozen=True)
class Chosen:
    """A measure over the counties of a place.

    Attributes
    ----------
    figures : the measure over every county unit
    codes : the units of the place, all where none is chosen
    place : its name, of the nation where none is chosen
    name : of the measure
    """

    view: View
    figures: CountyFigures
    codes: frozenset[str]
    place: str
    name: str

    @property
    def words(self) -> Words:
        return Words(self.view.language)

    @property
    def known(self) -> Series:
        """The figures there are in the place, the highest first."""
        values = self.figures.values
        return values[values.index.isin(self.codes)].dropna().sort_values(ascending=False)

    @property
    def unit(self) -> str:
        """The unit as a heading says it."""
        return numbers.unit_name(self.figures.unit, self.words)

    def said(self, value: float) -> str:
        """A figure with its unit."""
        return numbers.figure(value, self.figures.unit, self.words)


def chosen(view: View) -> Chosen:
    """Return what the View asks of counties."""
    words, catalogue = Words(view.language), kept.catalogue()
    names = measure_names(catalogue, words)
    return Chosen(
        view,
        counties_kept.figures(view.county_measure),
        codes_in(view.inside, counties_kept.units()),
        place_of(view, catalogue, words),
        names[view.county_measure],
    )


def place_of(view: View, catalogue: Catalogue, words: Words) -> str:
    """Return the name of the place whose counties are shown."""
    return place_name(view.inside, catalogue, words) if view.inside else words("counties.nation")
