"""All years of a measure in one small text, through which the browser steps on its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from pandas import DataFrame, Series

from geo.map_labels import split_label
from geo.map_layers import as_script
from geo.palettes import Ramp

# Its place is the height of a point: a letter for each pixel of the small curve, since finer
# ones are no picture but noise, which does not compress.
HEIGHTS = "ABCDEFGHIJKLMNOPQRSTUV"
GAP, NOTHING = "-", "-"
_BETWEEN = "|"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class MapSteps:
    """What a map shows in each of several years; all texts in the reader's language.

    Attributes
    ----------
    classes : DataFrame of int, city_code × year: the place in `colours`, −1 for no data
    labels : DataFrame of text, city_code × year: the value, or why there is none
    captions : of each year, the name of what is shown
    titles : of each year, what stands over the legend
    legend : its rows as markup, the same for each year but for the counts
    counts : of each year, how many units each row of the legend has
    colours : of each class
    levels : DataFrame, city_code × year: what the small curves show, NaN a gap
    breaks : city_code → the years from which its figures stand for something else
    whole : all units that have figures are told of, by their codes, and so are known from
        the shapes
    """

    classes: DataFrame
    labels: DataFrame
    captions: Sequence[str]
    titles: Sequence[str]
    legend: str
    counts: Sequence[Sequence[int]]
    colours: Ramp
    levels: DataFrame
    breaks: Mapping[str, Sequence[int]]
    whole: bool = False

    @property
    def years(self) -> list[int]:
        """The years that can be stepped to."""
        return [int(year) for year in self.classes.columns]


def packed(steps: MapSteps) -> str:
    """Return the steps as JSON, as ``geo/browser/steps.js`` unpacks them.

    A class is one character, a height of a curve another. Labels go apart from
    the few texts around their numbers, which would otherwise be sent thousands
    of times. Units follow each other, each with all its years: one year is much
    like the next, and that is what compresses.
    """
    labels, around = _labels(steps.labels)
    said = {
        "years": steps.years,
        **({} if steps.whole else {"codes": "".join(steps.classes.index)}),
        "classes": "".join(_class(place) for unit in steps.classes.to_numpy() for place in unit),
        "labels": labels,
        "around": around,
        "captions": list(steps.captions),
        "titles": list(steps.titles),
        "legend": steps.legend,
        "counts": [list(counts) for counts in steps.counts],
        "colours": {"light": steps.colours.light, "dark": steps.colours.dark},
        "level_years": [int(year) for year in steps.levels.columns],
        "levels": _BETWEEN.join(heights(steps.levels.loc[code]) for code in steps.classes.index),
        "breaks": _BETWEEN.join(
            " ".join(str(year) for year in steps.breaks.get(code, ()))
            for code in steps.classes.index
        ),
    }
    return as_script(said)


def heights(levels: Series) -> str:
    """Return a unit's figures by year as one letter each, from its lowest to its highest."""
    values = levels.to_numpy(dtype=float)
    known = values[~np.isnan(values)]
    if not len(known):
        return GAP * len(values)
    low, width = known.min(), known.max() - known.min()
    share = (values - low) / width if width > 0 else np.where(np.isnan(values), np.nan, 0.5)
    top = len(HEIGHTS) - 1
    return "".join(GAP if np.isnan(s) else HEIGHTS[round(s * top)] for s in share)


def _labels(labels: DataFrame) -> tuple[str, list[str]]:
    """Return the numbers of each unit, and the texts around them by place, the first the commonest.

    A number is followed by the place of its text, unless that is the first.
    """
    split = [split_label(str(label)) for label in labels.to_numpy().flat]
    around = [
        str(text) for text in Series([text for _, text in split], dtype=str).value_counts().index
    ]
    place = {text: f"~{_in_digits(n)}" if n else "" for n, text in enumerate(around)}
    return _BETWEEN.join(number + place[text] for number, text in split), around


def _class(place: int) -> str:
    return NOTHING if place < 0 else str(int(place))


def _in_digits(number: int) -> str:
    """A whole number in base 36, as the browser reads it."""
    digits = _DIGITS[number % 36]
    return digits if number < 36 else _in_digits(number // 36) + digits
