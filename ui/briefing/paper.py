"""A briefing as a report of many pages: each view a section, then method and sources."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

from exports.briefing_file import Briefing, SavedView
from exports.content import Finding, Table
from exports.imprint import review_number
from exports.paper.content import Paper, Section, Terms
from exports.printable import printable
from ui.address.view import DEFAULT_CHOICES, View
from ui.briefing.behind import editions_line, sources_of
from ui.briefing.slides import as_admitted, said_of, view_of
from ui.figures import kept
from ui.figures.answer import Answer
from ui.figures.choices import describe, index_name
from ui.page.levels import PREFECTURE
from ui.take.parts import made
from ui.take.picture import cited
from ui.take.table import printed_table
from ui.words.texts import Words

_MOST_CHARTS, _MOST_ROWS, _MOST_COLUMNS = 2, 24, 8
_MOST_SETTINGS = 3
_METHOD = ("units", "figures", "index", "ranks", "doubt", "maps")


def sections(briefing: Briefing, view: View) -> Iterator[Section]:
    """Yield the sections one by one, so that whoever waits can be told how far it is."""
    for saved in briefing.views:
        yield _section(saved, view)


def paper_of(
    briefing: Briefing,
    made_sections: tuple[Section, ...],
    view: View,
    subtitle: str = "",
    watermark: str = "",
) -> Paper:
    """Return the report of sections that were made.

    Parameters
    ----------
    subtitle : on the cover
    watermark : over each page
    """
    words = Words(view.language)
    review = review_number()
    return Paper(
        title=briefing.title or words("briefing.untitled"),
        subtitle=subtitle,
        language=view.language,
        imprint=(
            made(words),
            editions_line(briefing, words),
            words("exports.boundaries"),
            *([words("exports.review", number=review)] if review else []),
        ),
        edition=editions_line(briefing, words, short=True),
        sections=made_sections,
        method=_method(briefing, view, words),
        sources=sources_of(briefing, words),
        terms=Terms(
            contents=words("exports.contents"),
            figures=words("briefing.paper_figures"),
            figure=words("briefing.paper_figure"),
            table=words("briefing.paper_table"),
            note=words("exports.choice_note"),
        ),
        watermark=printable(watermark),
    )


def _section(saved: SavedView, view: View) -> Section:
    answer = said_of(saved, view.language)
    words = Words(view.language)
    # Whatever the reader's page rests on, these are of the tables that the view rests on.
    with as_admitted(saved):
        tables, source = _tables(saved, answer, view), cited(answer, words)
    # The subline of the atlas names its measure itself.
    about = [answer.subject] if saved.title and saved.screen != "atlas" else []
    return Section(
        title=saved.title or answer.subject,
        reading=answer.reading,
        about=" · ".join(filter(None, [*about, answer.subline])),
        note=saved.note,
        picture=answer.picture,
        beside=answer.beside,
        charts=answer.charts[:_MOST_CHARTS],
        tables=tables,
        remarks=answer.notes,
        source=source,
    )


def _tables(saved: SavedView, answer: Answer, view: View) -> tuple[Table, ...]:
    """The figures behind a section, as far as paper holds them."""
    shown = view_of(saved, view.language)
    if answer.beside is not None:
        return (_fitting(_by_rank(answer.tables[0]), view),)
    of_cities = saved.screen == "atlas" and shown.units == PREFECTURE
    if of_cities and answer.picture is not None:
        return (_fitting(printed_table(shown), view),)
    return tuple(_fitting(table, view) for table in answer.tables[:1] if table.rows)


def _by_rank(table: Table) -> Table:
    """The table of two maps without codes, the first on the first map before the others."""
    places = range(1, len(table.columns))
    ranked = sorted(table.rows, key=lambda row: row[3] if isinstance(row[3], int) else math.inf)
    return replace(table, rows=tuple(ranked)).of_columns(places)


def _fitting(table: Table, view: View) -> Table:
    """As many rows and columns of a table as a page holds; its title says of how many rows."""
    rows = table.rows[:_MOST_ROWS]
    source = Words(view.language)("common.source")
    # One source of all rows is cited below.
    said = [
        n
        for n, head in enumerate(table.columns)
        if len({row[n] for row in rows} - {None, ""}) >= (2 if head == source else 1)
    ]
    kept_columns = said[:_MOST_COLUMNS]
    title = table.title
    if len(rows) < len(table.rows):
        title = Words(view.language)(
            "briefing.paper_first", title=title, shown=len(rows), of=len(table.rows)
        )
    return replace(
        table,
        title=title,
        columns=tuple(table.columns[n] for n in kept_columns),
        rows=tuple(tuple(row[n] for n in kept_columns) for row in rows),
        decimals=tuple(table.decimals[n] for n in kept_columns) if table.decimals else (),
    )


def _method(briefing: Briefing, view: View, words: Words) -> Section:
    """How figures become an index, and the settings of each index that is shown."""
    catalogue = kept.published()
    values, years = catalogue.values.dropna(subset="value"), catalogue.values["year"]
    told = {
        "units": len(catalogue.cities),
        "n": len(values),
        "sources": values["source"].nunique(),
        "first": int(years.min()),
        "last": int(years.max()),
    }
    then = ("then",) if any(map(_is_kept, briefing.views)) else ()
    points = tuple(
        Finding(words(f"briefing.method_{name}"), words(f"briefing.method_{name}_about", **told))
        for name in (*_METHOD, *then)
    )
    return Section(
        words("briefing.method"),
        findings=((words("briefing.method_how"), points),),
        tables=tuple(_settings(briefing, view, words)),
    )


def _is_kept(saved: SavedView) -> bool:
    """Whether a view shows an edition that another method scored."""
    with as_admitted(saved):
        return kept.scored_then() is not None


def _settings(briefing: Briefing, view: View, words: Words) -> Iterator[Table]:
    """The choices behind each index, the default one first in the order of the views."""
    told = dict[object, Table]()
    for saved in briefing.views:
        with as_admitted(saved):
            shown = view_of(saved, view.language)
            if shown.choices not in told:
                told[shown.choices] = _settings_of(shown, words)
    yield from list(told.values() or [_settings_of(view, words)])[:_MOST_SETTINGS]


def _settings_of(view: View, words: Words) -> Table:
    catalogue = kept.catalogue()
    default = view.choices == DEFAULT_CHOICES
    name = words("common.index") if default else index_name(view, catalogue, words)
    rows = tuple((said.what, said.value) for said in describe(view.choices, catalogue, words))
    heads = (words("exports.choice"), words("exports.setting"))
    return Table(words("briefing.paper_settings", name=name), heads, rows)
