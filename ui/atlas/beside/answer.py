"""What two maps side by side say: one sentence, two pictures, the tables of both."""

from __future__ import annotations

from dataclasses import replace

from exports.content import Table
from geo.picture import MapPicture
from ui.address.view import Chosen, Shown, View, view_of
from ui.atlas.beside.editions import editions_of, editions_table
from ui.atlas.beside.second import EDITION, comparable, cut_alike, index_of
from ui.atlas.beside.sentence import both_of, together
from ui.atlas.beside.table import both_table
from ui.figures import kept
from ui.figures.answer import Answer
from ui.take.measured import measure_subject
from ui.take.picture import filter_names
from ui.words.texts import Words


def joined(view: View, first: Answer, other: View, second: Answer) -> Answer:
    """Return the answer of a pair of maps from those of each.

    Parameters
    ----------
    view, other : what the first and the second map show
    """
    if first.picture is None or second.picture is None:
        return first
    words = Words(view.language)
    names = _named(view, other)
    n, of = len(both_of(view, other)), len(kept.among(view))
    return Answer(
        subject=" × ".join((*_subjects(view, names), *filter_names(view)[:3])),
        headline=together(view, other, names),
        subline=words("atlas.beside_units", n=n, of=of) if comparable(view, other) else "",
        picture=_linked(first.picture, names[0]),
        beside=_linked(second.picture, names[1]),
        tables=(
            _together(view, other, names),
            replace(first.tables[0], title=names[0]),
            replace(second.tables[0], title=names[1]),
            *first.tables[1:],
        ),
        notes=_notes(view, first, second),
        sources=tuple(dict.fromkeys((*first.sources, *second.sources))),
    )


def _together(view: View, other: View, names: tuple[str, str]) -> Table:
    """Both maps in one table, which is what a file of a single table holds."""
    if view.pair == EDITION:
        return editions_table(view, other)
    return both_table(view, other, names, " × ".join(names))


def _named(view: View, other: View) -> tuple[str, str]:
    """What each map shows, and of what where that is what sets the two apart."""
    first, second = _about(view), _about(other)
    if view.pair == EDITION:
        here, there = editions_of(view)
        return _of(here, first, view), _of(there, second, view)
    if view.choices == other.choices:
        return first, second
    return _of(index_of(view), first, view), _of(index_of(other), second, view)


def _subjects(view: View, names: tuple[str, str]) -> tuple[str, ...]:
    """What both are about; of two editions it is one thing."""
    if view.pair != EDITION:
        return names
    return (_of(" × ".join(editions_of(view)), _about(view), view),)


def _about(view: View) -> str:
    """Measure and year, whichever units pass the filters."""
    return measure_subject(view_of(view.part(Shown), view.part(Chosen), language=view.language))


def _of(what: str, said: str, view: View) -> str:
    return Words(view.language)("atlas.beside_index", index=what, subject=said)


def _notes(view: View, first: Answer, second: Answer) -> tuple[str, ...]:
    """What to know of both; of two editions each note that one alone has says of which it is."""
    words = Words(view.language)
    if view.pair != EDITION:
        return tuple(dict.fromkeys((*first.notes, *second.notes, words("atlas.beside_note"))))
    here, there = editions_of(view)
    alike = [note for note in first.notes if note in second.notes]
    apart = [
        _of(edition, note, view)
        for edition, said in ((here, first), (there, second))
        for note in said.notes
        if note not in alike
    ]
    bounds = "same" if cut_alike(view) else "own"
    return (*alike, *apart, words(f"atlas.beside_bounds_{bounds}"))


def _linked(picture: MapPicture, name: str) -> MapPicture:
    return replace(picture, subtitle=name, paint=replace(picture.paint, linked="beside"))
