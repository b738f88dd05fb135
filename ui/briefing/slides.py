"""A saved view as a slide: the answer of its screen, laid beside the reader's own words."""

from __future__ import annotations

import re
from dataclasses import replace

from data.errors import AtlasError
from exports.briefing_file import SavedView
from exports.content import Slide, Table
from ui.address.parameters import read_view
from ui.address.view import View
from ui.briefing.answers import answer_of
from ui.figures import kept
from ui.figures.answer import Answer
from ui.take.parts import link_of
from ui.take.picture import cited
from ui.words.refused import why
from ui.words.texts import Language, Words

# What a slide can show of a table and still be read from the last row.
MOST_ROWS = 16
# What stands below such a line of a note is not on the slide.
_FOR_THE_SPEAKER = re.compile(r"^\s*-{3,}\s*$", re.MULTILINE)


def view_of(saved: SavedView, language: Language) -> View:
    """Return the View that a saved view stands for, in the reader's language."""
    view, _ = read_view(saved.address, kept.vocabulary())
    return kept.settle(view.but(language=language), saved.screen)


def said_of(saved: SavedView, language: Language) -> Answer:
    """Return what the screen of a saved view says; one that cannot be computed says why."""
    try:
        return answer_of(saved.screen, view_of(saved, language))
    except AtlasError as error:
        words = Words(language)
        return Answer(
            words(f"common.{saved.screen}"), words("exports.cannot", why=why(error, words))
        )


def slide_of(saved: SavedView, language: Language, base: str = "") -> Slide:
    """Return a saved view ready to be shown: what its screen says, and nothing else.

    Parameters
    ----------
    base : the address of the atlas, where it is known
    """
    answer = said_of(saved, language)
    chart = answer.charts[0] if answer.charts else None
    note, *spoken = _FOR_THE_SPEAKER.split(saved.note, maxsplit=1)
    return Slide(
        title=saved.title or answer.subject,
        reading=answer.reading,
        note=note.strip(),
        spoken="".join(spoken).strip(),
        subject=answer.subject,
        remarks=answer.notes,
        picture=answer.picture,
        beside=answer.beside,
        chart=chart,
        table=_first_rows(answer.tables[0])
        if chart is None and answer.beside is None and answer.tables
        else None,
        source=cited(answer, Words(language)),
        address=base + link_of(view_of(saved, language), saved.screen),
    )


def _first_rows(table: Table) -> Table:
    """As many rows of a table as can be read on a slide; its title says of how many."""
    if len(table.rows) <= MOST_ROWS:
        return table
    title = f"{table.title} ({MOST_ROWS} / {len(table.rows)})"
    return replace(table, title=title, rows=table.rows[:MOST_ROWS])
