"""How complete the figures are: shares by province and indicator, counts, what is withheld."""

from __future__ import annotations

from typing import Any

from data.catalogue import withheld_reason
from exports.charts.grid import Grid
from exports.content import Cell, Table
from ui.address.view import View
from ui.figures import kept
from ui.figures.answer import Answer
from ui.figures.cells import records
from ui.figures.names import city_name, measure_name
from ui.page.sources import cite
from ui.sources import completeness, through_time
from ui.words import numbers
from ui.words.notes import note_text
from ui.words.texts import Words


def answer(view: View) -> Answer:
    """Return how complete the indicators are, and what that does to the index."""
    words = Words(view.language)
    cells = completeness.by_province(view)
    whole = cells["have"].sum() / cells["of"].sum() if cells["of"].sum() else 0.0
    held = _withheld_table(words)
    return Answer(
        subject=words("sources.subject_coverage", year=view.choices.year),
        headline=words("sources.coverage_headline", share=numbers.percent(whole)),
        subline=words("sources.about_coverage"),
        charts=(_grid(view, words), through_time.grid(words)),
        tables=(
            _indicator_table(view, words),
            _threshold_table(view, words),
            held,
            through_time.table(words),
        ),
        notes=(
            words("sources.thresholds_about"),
            words("sources.withheld_note", n=len(held.rows)),
            *through_time.notes(words),
        ),
        sources=_used(view),
    )


def _grid(view: View, words: Words) -> Grid:
    cells = completeness.by_province(view)
    provinces, names = list(cells["province"].unique()), list(cells["indicator"].unique())
    rows = {name: part["share"].tolist() for name, part in cells.groupby("province", sort=False)}
    count = [
        words("sources.have_of", have=have, of=of)
        for have, of in zip(cells["have"], cells["of"], strict=True)
    ]
    return Grid(
        title=words("sources.subject_coverage", year=view.choices.year),
        rows=tuple(provinces),
        columns=tuple(names),
        values=tuple(tuple(rows[name]) for name in provinces),
        legend=words("sources.share"),
        tips=(
            (words("exports.province"), tuple(cells["province"])),
            (words("sources.dimension"), tuple(cells["dimension"])),
            (words("common.column_indicator"), tuple(cells["indicator"])),
            (words("sources.share"), tuple(count)),
        ),
        language=view.language,
    )


def _indicator_table(view: View, words: Words) -> Table:
    catalogue = kept.catalogue()
    every, covered = completeness.units(catalogue)
    rows: list[tuple[Cell, ...]] = [
        (
            measure_name(f"indicator.{row['code']}", catalogue, words),
            row["have"],
            row["in_yearbook"],
            _years(row, words),
            cite(row["sources"], words),
        )
        for row in records(completeness.by_indicator(view))
    ]
    heads = (
        words("common.column_indicator"),
        words("sources.all_units", n=every),
        words("sources.yearbook_units", n=covered),
        words("common.year"),
        words("common.source"),
    )
    return Table(words("sources.coverage_table"), heads, tuple(rows))


def _years(row: dict[str, Any], words: Words) -> Cell:
    """One year as a number, several as a span."""
    first, last = row["first"], row["last"]
    if not last:
        return "–"
    return int(first) if first == last else f"{first}{words.manner.span}{last}"


def _threshold_table(view: View, words: Words) -> Table:
    own, chosen = view.choices.minimum_weight_share, f" {words('sources.chosen')}"
    rows: list[tuple[Cell, ...]] = [
        (
            f"{row['threshold']:.0%}{chosen if row['threshold'] == own else ''}",
            100 * row["threshold"],
            row["scored"],
            row["shift"],
            row["top"],
        )
        for row in records(completeness.thresholds(view))
    ]
    keys = ("threshold", "threshold", "scored", "shift", "top")
    heads = [words(f"sources.{key}") for key in keys]
    heads[1] += " [%]"
    whole = Table(words("sources.thresholds"), tuple(heads), tuple(rows), (None, 0, None, 1, None))
    return whole.parted(read=(0, 2, 3, 4), filed=(1, 2, 3, 4))


def _withheld_table(words: Words) -> Table:
    """Every figure that is not used because its source contradicts itself."""
    catalogue = kept.catalogue()
    held = catalogue.values.loc[withheld_reason(catalogue.values["note"]).dropna().index]
    rows: list[tuple[Cell, ...]] = [
        (
            row["city_code"],
            city_name(row["city_code"], catalogue, words),
            measure_name(f"variable.{row['variable']}", catalogue, words),
            row["year"],
            note_text(row["note"], words),
            cite([row["source"]], words),
        )
        for row in records(held)
    ]
    keys = ("exports.code", "exports.city", "common.column_figure", "common.year")
    heads = tuple(words(key) for key in (*keys, "exports.why_none", "common.source"))
    return Table(words("sources.withheld_list"), heads, tuple(rows))


def _used(view: View) -> tuple[str, ...]:
    lists = completeness.by_indicator(view)["sources"]
    return tuple(dict.fromkeys(code for codes in lists for code in codes))
