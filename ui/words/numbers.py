"""Numbers as a reader of the map expects them, in either language.

English counts in thousands, millions and billions; Chinese in 万 and 亿.
A missing figure is never written as a number.
"""

from __future__ import annotations

import math

from data.languages import MANNERS
from ui.words import tables
from ui.words.texts import Language, Words

# A score lies between 0 and 100, unless the reader chose a way of reckoning with another scale.
SCORES = ("score", "free_score")
_UNITLESS = {"", *SCORES, "count", "ratio", "index"}
# Of these every figure is written with one decimal, so that two beside each other agree.
ONE_DECIMAL = {*SCORES, "%", "m2", "year"}


def score(value: float) -> str:
    """Return a score with one decimal."""
    return "–" if math.isnan(value) else f"{value:.1f}".replace("-", "−")


def number(value: float, language: Language) -> str:
    """Return a number with about three significant digits and its size in words."""
    if math.isnan(value):
        return "–"
    size = abs(value)
    for divisor, word in MANNERS[language].sizes:
        if size >= divisor:
            return f"{_digits(value / divisor, language)}{word}"
    return _digits(value, language)


def figure(value: float, unit: str, words: Words) -> str:
    """Return a figure with its unit, for example "CNY 4.72 trillion" or "4.72万亿元".

    Parameters
    ----------
    value : in the unit, NaN where there is no figure
    unit : as in variables.csv and indicators.csv, or one of `SCORES`
    """
    if math.isnan(value):
        return words("common.no_data")
    if unit == "0/1":
        return words("common.listed" if value else "common.not_listed")
    if unit == "%":
        return f"{score(value)}%"
    return with_unit(bare(value, unit, words.language), unit, words)


def bare(value: float, unit: str, language: Language) -> str:
    """Return a figure without its unit, for where a heading says it."""
    return score(value) if unit in ONE_DECIMAL else number(value, language)


def with_unit(amount: str, unit: str, words: Words) -> str:
    """Return a number that is already written, with its unit; some units go without saying."""
    if unit in _UNITLESS:
        return amount
    pattern = tables.spoken().amount(unit, words.language)
    return pattern.replace("{n}", amount) if pattern else f"{amount} {unit}"


def unit_name(unit: str, words: Words) -> str:
    """Return the unit as it stands beside a table's heading or a legend.

    One that only an operator's own table knows is shown as it stands there.
    """
    if unit in (*SCORES, "relative", "places", "points"):
        return words(f"common.unit_{unit}")
    return tables.spoken().unit(unit, words.language)


def unit_of_year(unit: str, year: int, words: Words) -> str:
    """Return a unit and its year as the title of a legend: "km, 2023", "公里，2023年"."""
    parts = (unit_name(unit, words), words("common.of_year", year=year))
    return words.manner.pause.join(filter(None, parts))


# Units of differences that are printed with so many decimals.
_DECIMALS = {**dict.fromkeys(ONE_DECIMAL, 1), "relative": 1, "places": 0}


def signed(value: float, unit: str, words: Words) -> str:
    """Return a difference with its sign; of percentages, in percentage points.

    Parameters
    ----------
    unit : of the values that differ, or of the difference itself: "relative" for
        per cent of the first value, "places" for places in a ranking
    """
    if math.isnan(value):
        return words("common.no_data")
    # Of the number that is printed: −0.04 is no "−0.0".
    printed = round(value, _DECIMALS[unit]) if unit in _DECIMALS else value
    sign = "+" if printed > 0 else "−" if printed < 0 else "±"
    if unit == "%":
        return words("common.points", n=f"{sign}{abs(value):.1f}")
    if unit in SCORES:
        return f"{sign}{abs(value):.1f}"
    if unit == "relative":
        return f"{sign}{abs(value):.1f}%"
    if unit == "places":
        places = f"{sign}{abs(value):.0f}"
        return words("common.place" if abs(value) == 1 else "common.places", n=places)
    return sign + figure(abs(value), unit, words)


def rank(place: int, of: int, words: Words) -> str:
    """Return "8 of 296"."""
    return words("common.rank_of", place=place, of=of)


def percent(share: float) -> str:
    """Return a share (0 to 1) as a percentage with one decimal."""
    return "–" if math.isnan(share) else f"{100 * share:.1f}%"


def _digits(value: float, language: Language) -> str:
    """Return about three significant digits; English sets thousands apart."""
    size = abs(value)
    decimals = 0 if size >= 100 or value == int(value) else 1 if size >= 10 else 2
    separator = "," if MANNERS[language].grouped else ""
    return f"{value:{separator}.{decimals}f}".replace("-", "−")
