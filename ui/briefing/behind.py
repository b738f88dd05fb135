"""What stands behind all views of a briefing: the editions of their data, and their sources."""

from __future__ import annotations

from dataclasses import replace

from data import edition
from exports.briefing_file import Briefing
from exports.content import Cell, Table
from ui.briefing.slides import as_admitted, said_of, view_of
from ui.take.parts import labels_of, sources_table
from ui.words.texts import Words

# Of more, the head of a page says how many there are, and the title page which.
_MOST_AT_THE_HEAD = 2


def editions_of(briefing: Briefing, words: Words) -> list[str]:
    """Return the labels of the editions that the views show; of no views it is today's."""
    labels = dict[str, None]()
    for saved in briefing.views:
        with as_admitted(saved):
            labels |= dict.fromkeys(labels_of(view_of(saved, words.language), saved.screen))
    return list(labels) or [edition.current().label]


def editions_line(briefing: Briefing, words: Words, short: bool = False) -> str:
    """Return which editions of the data a briefing shows, as its title page says it.

    Parameters
    ----------
    short : as the head of a page has room for it
    """
    labels = editions_of(briefing, words)
    if short and len(labels) > _MOST_AT_THE_HEAD:
        return words("briefing.editions_many", n=len(labels))
    key = "editions" if len(labels) > 1 else "edition"
    return words(f"briefing.paper_{key}", labels=words.list(labels))


def sources_of(briefing: Briefing, words: Words) -> Table:
    """Return the records of all sources, each read from the tables that its own view rests on."""
    table, rows = sources_table((), words), dict[tuple[Cell, ...], None]()
    for saved in briefing.views:
        codes = said_of(saved, words.language).sources
        with as_admitted(saved):
            found = sources_table(codes, words)
        rows |= dict.fromkeys(row[1:] for row in found.rows)
    return replace(table, rows=tuple((number, *row) for number, row in enumerate(rows, start=1)))
