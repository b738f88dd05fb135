"""A briefing as a report of many pages: each view a section, then method and sources."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

from data import edition
from exports.briefing_file import Briefing, SavedView
from exports.content import Finding, Table
from exports.imprint import review_number
from exports.paper.content import Paper, Section, Terms
from exports.printable import printable
from ui.address.view import DEFAULT_CHOICES, View
from ui.briefing.slides import as_admitted, said_of, view_of
from ui.figures import kept
from ui.figures.answer import Answer
from ui.figures.choices import describe, index_name
from ui.page.levels import PREFECTURE
from ui.take.parts import made, sources_table
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
    label, review = edition.current().label, review_number()
    of_data = words("briefing.paper_edition", label=label)
    return Paper(
        title=briefing.title or words("briefing.untitled"),
        subtitle=subtitle,
        language=view.language,
        imprint=(
            made(words),
            of_data,
            words("exports.boundaries"),
            *([words("exports.review", number=review)] if review else []),
        ),
        edition=of_data,
        sections=made_sections,
        method=_method(briefing, view, words),
        sources=sources_table(_sources(briefing, view), words),
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
        tables=_tables(saved, answer, view),
        remarks=answer.notes,
        source=cited(answer, words),
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
    catalogue = kept.catalogue()
    views = [view_of(saved, view.language) for saved in briefing.views] or [view]
    by_choices = {one.choices: one for one in views}
    for choices, one in list(by_choices.items())[:_MOST_SETTINGS]:
        default = choices == DEFAULT_CHOICES
        name = words("common.index") if default else index_name(one, catalogue, words)
        rows = tuple((said.what, said.value) for said in describe(choices, catalogue, words))
        heads = (words("exports.choice"), words("exports.setting"))
        yield Table(words("briefing.paper_settings", name=name), heads, rows)


def _sources(briefing: Briefing, view: View) -> list[str]:
    said = [said_of(saved, view.language) for saved in briefing.views]
    return list(dict.fromkeys(code for answer in said for code in answer.sources))
