"""A saved view as a slide: the answer of its screen, laid beside the reader's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import accumulate
from math import ceil

from data.errors import AtlasError
from exports.briefing_file import Briefing, SavedView
from exports.content import Cell, Slide, Table
from geo.lettering import text_width
from ui.address.parameters import EDITION, OWN, read_view
from ui.address.view import View
from ui.briefing.answers import answer_of
from ui.edition import pinned
from ui.figures import kept
from ui.figures.answer import Answer
from ui.reader.admitted import admit
from ui.reader.basis import PUBLISHED, Basis, based_on, current
from ui.take.parts import link_of
from ui.take.picture import cited
from ui.words.refused import why
from ui.words.texts import Language, Words

# What a slide can show of a table and still be read from the last row.
MOST_ROWS = 16
# How wide its longest cell may be, and how wide a row that takes one line, in its letters' height.
_LONGEST_CELL, _LINE = 100, 65
# What stands below such a line of a note is not on the slide.
_FOR_THE_SPEAKER = re.compile(r"^\s*-{3,}\s*$", re.MULTILINE)


@contextmanager
def as_admitted(saved: SavedView) -> Iterator[bool]:
    """Rest on the edition and the own figures of a saved view, where they can be shown.

    Tells whether this reader may not see the own figures.
    """
    found = admit(saved.address.get(OWN, ""))
    label = pinned.pinned(saved.address.get(EDITION, "")).label
    with based_on((found or PUBLISHED).of_edition(label)):
        yield found is None


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
    not_shown = pinned.pinned(saved.address.get(EDITION, "")).sentence(words)
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
    answer = said_of(saved, language)
    chart = answer.charts[0] if answer.charts else None
    note, *aside = _FOR_THE_SPEAKER.split(saved.note, maxsplit=1)
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
        table=_first_rows(answer.tables[0])
        if chart is None and answer.beside is None and answer.tables
        else None,
        source=cited(answer, Words(language)),
        address=base + link_of(view_of(saved, language), saved.screen),
    )


def _first_rows(table: Table) -> Table:
    """As many rows of a table as can be read on a slide; its title says of how many.

    A column of whole paragraphs is left to the files that have room for it.
    """
    shown = [
        n
        for n in range(len(table.columns))
        if all(_width(row[n]) <= _LONGEST_CELL for row in table.rows)
    ]
    rows = [tuple(row[n] for n in shown) for row in table.rows]
    lines = accumulate(ceil(sum(map(_width, row)) / _LINE) or 1 for row in rows)
    count = max(1, sum(line <= MOST_ROWS for line in lines))
    return replace(
        table,
        title=table.title if count >= len(rows) else f"{table.title} ({count} / {len(rows)})",
        columns=tuple(table.columns[n] for n in shown),
        rows=tuple(rows[:count]),
        decimals=tuple(table.decimals[n] for n in shown) if table.decimals else (),
    )


def _width(cell: Cell) -> float:
    return text_width(str(cell), 1)
