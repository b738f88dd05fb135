"""What two maps side by side say: one sentence, two pictures, the tables of both."""

from __future__ import annotations

from dataclasses import replace

from geo.picture import MapPicture
from ui.address.view import Chosen, Shown, View, view_of
from ui.atlas.beside.second import index_of
from ui.atlas.beside.sentence import both_of, together
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
    names = (_name(view, other), _name(other, view))
    n, of = len(both_of(view, other)), len(kept.among(view))
    return Answer(
        subject=" × ".join((*names, *filter_names(view)[:3])),
        headline=together(view, other, names),
        subline=words("atlas.beside_units", n=n, of=of),
        picture=_linked(first.picture, names[0]),
        beside=_linked(second.picture, names[1]),
        tables=(
            replace(first.tables[0], title=names[0]),
            replace(second.tables[0], title=names[1]),
            *first.tables[1:],
        ),
        notes=tuple(dict.fromkeys((*first.notes, *second.notes, words("atlas.beside_note")))),
        sources=tuple(dict.fromkeys((*first.sources, *second.sources))),
    )


def _name(view: View, other: View) -> str:
    """What a map shows, and by which index where that is what sets the two apart."""
    subject = measure_subject(view_of(view.part(Shown), view.part(Chosen), language=view.language))
    if view.choices == other.choices:
        return subject
    return Words(view.language)("atlas.beside_index", index=index_of(view), subject=subject)


def _linked(picture: MapPicture, name: str) -> MapPicture:
    return replace(picture, subtitle=name, paint=replace(picture.paint, linked="beside"))
