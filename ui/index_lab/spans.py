"""How far each city's rank reaches, proved or drawn: its row, the map of widths, the table."""

from __future__ import annotations

from collections.abc import Mapping

from pandas import DataFrame

from exports.content import Table
from geo import palettes
from geo.classes.classify import classify
from geo.picture import MapPicture
from ui.figures import kept
from ui.figures.cells import records
from ui.figures.names import city_names
from ui.index_lab.inputs import class_picture, table_of, whole_ranges
from ui.words.texts import Words

_CLASSES = 5


def in_order(spans: DataFrame, words: Words) -> DataFrame:
    """Return one row a city in the order of the index, with its code and its name.

    Parameters
    ----------
    spans : index city_code, with a column rank
    """
    names = city_names(kept.catalogue(), words)
    ordered = spans.sort_values("rank", kind="stable")
    codes = [str(code) for code in ordered.index]
    named = ordered.assign(city_code=codes, city=[names[code] for code in codes])
    return named.reset_index(drop=True)


def width_map(
    rows: DataFrame, label: str, ends: tuple[str, str], caption: str, words: Words
) -> MapPicture:
    """Return the map of how many places each city's span holds.

    Parameters
    ----------
    rows : as `in_order` returns them, with a column width and those of `ends`
    label : the key of what the pointer is told, of the rank and the two ends
    """
    width = rows.set_index("city_code")["width"].astype(float)
    classes = classify(width.reindex(kept.catalogue().cities["city_code"]), "quantiles", _CLASSES)
    labels = {
        row["city_code"]: words(label, rank=row["rank"], **{end: row[end] for end in ends})
        for row in records(rows)
    }
    colours = palettes.sequential(max(1, len(classes.upper)), palettes.LESS_IS_BETTER)
    ranges = whole_ranges(classes.lower, classes.upper, words)
    return class_picture(classes.index, colours, ranges, labels, caption, caption, words)


def span_table(
    rows: DataFrame, title: str, heads: Mapping[str, str], decimals: Mapping[str, int | None]
) -> Table:
    """Return the rows as a table.

    Parameters
    ----------
    heads : column of `rows` → its head, in order
    decimals : column → the digits it is shown with
    """
    shown = rows[list(heads)].rename(columns=dict(heads))
    return table_of(title, shown, tuple(decimals[column] for column in heads))
