"""A saved view as a slide: the answer of its screen, laid beside the reader's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import accumulate
from math import ceil

from data.errors import AtlasError
from exports.briefing_file import Briefing, SavedView
from exports.content import Cell, Slide, Table
from geo.lettering import text_width
from ui.address.parameters import EDITION, OWN, read_view
from ui.address.view import LEVELS, View
from ui.briefing.answers import answer_of
from ui.edition import pinned
from ui.figures import kept
from ui.figures.answer import Answer
from ui.reader.admitted import admit
from ui.reader.basis import PUBLISHED, Basis, based_on, current
from ui.take.parts import link_of
from ui.take.picture import cited
from ui.take.table import printed_table
from ui.words.refused import why
from ui.words.texts import LANGUAGES, Language, Words

# What a slide can show of a table and still be read from the last row.
MOST_ROWS = 17
# How wide its longest cell may be, and how wide a row that takes one line, in its letters' height.
_LONGEST_CELL, _LINE = 100, 65
# Beside a map: how wide a row may be, of which no cell is counted as wider than this.
_NARROW, _BROADEST = 42, 20
# A column of such cells is never left out: it may be one of the places compared.
_SHORT = 10
# What stands below such a line of a note is not on the slide.
_FOR_THE_SPEAKER = re.compile(r"^\s*-{3,}\s*$", re.MULTILINE)


@contextmanager
def as_admitted(saved: SavedView) -> Iterator[bool]:
    """Rest on the edition and the own figures of a saved view, where they can be shown.

    Tells whether this reader may not see the own figures.
    """
    found = admit(saved.address.get(OWN, ""))
    with based_on(found or PUBLISHED):
        label = _pinned(saved).label
    with based_on((found or PUBLISHED).of_edition(label)):
        yield found is None


def _pinned(saved: SavedView) -> pinned.Pinned:
    """What becomes of the edition that a saved view asks for."""
    asked = saved.address.get(EDITION, "")
    return pinned.pinned_for(asked, saved.screen, lambda: _read(saved, LANGUAGES[0])[0])


def bases_of(briefing: Briefing) -> tuple[Basis, ...]:
    """Return the own figures of a briefing's views that this reader may see."""
    asked = {saved.address.get(OWN, "") for saved in briefing.views} - {""}
    return tuple(filter(None, map(admit, sorted(asked))))


def view_of(saved: SavedView, language: Language) -> View:
    """Return the View that a saved view stands for, in the reader's language."""
    with as_admitted(saved):
        return _read(saved, language)[0]


def said_of(saved: SavedView, language: Language) -> Answer:
    """Return what the screen of a saved view says; one that cannot be computed says why."""
    words = Words(language)
    with as_admitted(saved) as refused:
        try:
            view, is_whole = _read(saved, language)
            if refused and not is_whole:
                return Answer(words(f"common.{saved.screen}"), words("exports.own_hidden"))
            said = answer_of(saved.screen, view)
        except AtlasError as error:
            cannot = words("exports.cannot", why=why(error, words))
            return Answer(words(f"common.{saved.screen}"), cannot)
    with based_on(admit(saved.address.get(OWN, "")) or PUBLISHED):
        not_shown = _pinned(saved).sentence(words)
    told = filter(None, (words("reading.own_refused") if refused else "", not_shown))
    return replace(said, notes=(*told, *said.notes))


def _read(saved: SavedView, language: Language) -> tuple[View, bool]:
    """The View of an address, and whether it is all that the address asks for."""
    address = {**saved.address, OWN: current().digest, EDITION: current().edition}
    view, notices = read_view(address, kept.vocabulary())
    return kept.settle(view.but(language=language), saved.screen), not notices


def slide_of(saved: SavedView, language: Language, base: str = "") -> Slide:
    """Return a saved view ready to be shown: what its screen says, and nothing else.

    Parameters
    ----------
    base : the address of the atlas, where it is known
    """
    answer, view = said_of(saved, language), view_of(saved, language)
    chart = answer.charts[0] if answer.charts else None
    note, *aside = _FOR_THE_SPEAKER.split(saved.note, maxsplit=1)
    # Whatever the reader's page rests on, these are of the tables that the view rests on.
    with as_admitted(saved):
        table, source = _table_of(answer, view), cited(answer, Words(language))
    return Slide(
        title=saved.title or answer.subject,
        reading=answer.reading,
        note=note.strip(),
        aside="".join(aside).strip(),
        subject=answer.subject,
        remarks=answer.notes,
        picture=answer.picture,
        beside=answer.beside,
        chart=chart,
        table=table,
        source=source,
        address=base + link_of(view, saved.screen),
    )


def _table_of(answer: Answer, view: View) -> Table | None:
    """What a slide without a chart shows: the figures as they are read, not as files hold them."""
    if answer.charts or answer.beside is not None or not answer.tables:
        return None
    of_units = answer.screen == "atlas" and view.units == LEVELS[0]
    table = printed_table(view) if of_units else answer.tables[0]
    return _first_rows(table, beside=answer.picture is not None)


def _first_rows(table: Table, beside: bool = False) -> Table:
    """As much of a table as can be read on a slide; it knows of how many rows.

    A column of whole paragraphs is left to the files that have room for it, and beside a map
    so are columns without a figure and the last long ones.
    """
    places = [
        n
        for n in range(len(table.columns))
        if all(_width(row[n]) <= _LONGEST_CELL for row in table.rows)
    ]
    if beside:
        places = _narrow(table, places)
    read = table.of_columns(places)
    lines = accumulate(ceil(sum(map(_width, row)) / _LINE) or 1 for row in read.rows)
    return read.first(max(1, sum(line <= MOST_ROWS for line in lines)))


def _narrow(table: Table, places: Sequence[int]) -> list[int]:
    """The columns that say something and stand beside a map: short ones, and long ones first."""
    said = [n for n in places if any(row[n] not in (None, "") for row in table.rows)]
    widths = [max(_width(row[n]) for row in table.rows) for n in said]
    room = accumulate(min(_BROADEST, width) + 2 for width in widths)
    return [
        n
        for place, (n, width, used) in enumerate(zip(said, widths, room, strict=True))
        if place < 2 or width <= _SHORT or used <= _NARROW
    ]


def _width(cell: Cell) -> float:
    return text_width(str(cell), 1)
