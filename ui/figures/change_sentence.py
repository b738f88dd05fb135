"""The sentence above a map of change: who rose, who fell, how far the middle moved."""

from __future__ import annotations

from pandas import Series

from data.catalogue import Catalogue
from ui.figures.measured import Measured
from ui.figures.names import city_names
from ui.words import numbers
from ui.words.texts import Words

_MOST_NAMED = 3


def change_headline(measured: Measured, known: Series, catalogue: Catalogue, words: Words) -> str:
    """Return who rose and who fell most over a span, and what half of the units did.

    Parameters
    ----------
    known : the changes of the chosen units that can be compared, index city_code
    """
    names, span = city_names(catalogue, words), {"since": measured.since, "year": measured.year}
    if known.empty:
        return words("reading.change_empty", **span)
    if len(known) == 1:
        value = numbers.signed(float(known.iloc[0]), measured.unit, words)
        return words("reading.change_single", city=names[known.index[0]], value=value, **span)
    kind = "places" if measured.unit == "places" else "level"
    high, low = float(known.max()), float(known.min())
    up = _end(
        known,
        high,
        f"{kind}_{'up' if high > 0 else 'none_up' if high == 0 else 'least_down'}",
        measured,
        names,
        words,
    )
    down = _end(
        known,
        low,
        f"{kind}_{'down' if low < 0 else 'none_down' if low == 0 else 'least_up'}",
        measured,
        names,
        words,
    )
    return words("reading.change", up=up, down=down, middle=_middle(known, measured, words), **span)


def _end(
    known: Series, value: float, key: str, measured: Measured, names: dict[str, str], words: Words
) -> str:
    """Who is at one end of the changes, or that nobody moved that way."""
    codes = list(known.index[known == value])
    many = words("reading.change_units", n=len(codes))
    cities = words.list([names[code] for code in codes]) if len(codes) <= _MOST_NAMED else many
    said = numbers.signed(value, measured.unit, words)
    return words(f"reading.change_{key}", city=cities, value=said)


def _middle(known: Series, measured: Measured, words: Words) -> str:
    """Places cancel out over all units, so of them how far half of the units moved is said."""
    if measured.unit == "places":
        moved = int(known.abs().median())
        return words("reading.change_half_places", of=len(known), n=moved)
    median = numbers.signed(float(known.median()), measured.unit, words)
    return words("reading.change_median", of=len(known), median=median)


def change_subline(measured: Measured, known: int, of: int, name: str, words: Words) -> str:
    """Return what changed, how it is told, and how many units can be compared."""
    kind = measured.unit if measured.unit in ("places", "relative") else "absolute"
    return words(
        "reading.change_subline",
        name=name,
        kind=words(f"reading.change_kind_{kind}"),
        period=measured.period(words),
        known=known,
        of=of,
        missing=of - known,
    )
