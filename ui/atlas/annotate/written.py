"""What is written on the map of a View, and how it changes."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import replace

from geo.annotations import (
    MOST,
    Annotation,
    Kind,
    Point,
    bounded,
    clean,
    read_annotations,
    write_annotations,
)
from geo.boundaries.source import outside_names
from geo.picture import MapPicture
from ui.address.view import View
from ui.figures import kept
from ui.figures.answer import Answer
from ui.figures.names import city_name, city_names, group_names
from ui.figures.space import kept as space_kept
from ui.words.texts import Words

# From an arrow's head to where its text stands at first, in kilometres: into the sea or the desert.
_TAIL = 450


def written(view: View) -> tuple[Annotation, ...]:
    """Return what is written on the map of a View."""
    if not view.annotations:
        return ()
    return read_annotations(view.annotations, kept.vocabulary().places)


def annotated(said: Answer, view: View) -> Answer:
    """Return an answer with what is written on its maps, and how that is said.

    A marked city without a text is named.
    """
    if not view.annotations or said.picture is None:
        return said
    shown = tuple(_said(_named(one, view), view) for one in written(view))
    beside = None if said.beside is None else _on(said.beside, shown)
    return replace(said, picture=_on(said.picture, shown), beside=beside)


def added(view: View, kind: Kind, text: str, at: Point | None, code: str) -> str:
    """Return the annotations of a View with one more, as text; as they are where none can be added.

    Parameters
    ----------
    at : a point of the map, or None for the middle of a place
    code : of a unit or a province, or ""
    """
    before = written(view)
    point = at or space_kept.middles().get(code)
    place = code if kind == "outline" or code in kept.vocabulary().cities else ""
    if len(before) >= MOST or (kind in ("outline", "city") and not place) or point is None:
        return view.annotations
    if kind in ("outline", "city"):
        return write_annotations((*before, Annotation(kind, clean(text), code=place)))
    return write_annotations((*before, _at(kind, clean(text), bounded(point), view)))


def _at(kind: Kind, text: str, at: Point, view: View) -> Annotation:
    """A label, which needs a text, or an arrow, whose text stands away from the middle."""
    if kind == "label":
        return Annotation(kind, text or Words(view.language)("atlas.note_text"), at)
    return Annotation(kind, text, at, bounded((at[0] + (_TAIL if at[0] > 0 else -_TAIL), at[1])))


def changed(view: View, place: int, one: Annotation | None) -> str:
    """Return the annotations of a View with another one in a place, or without it, as text."""
    before = written(view)
    if not 0 <= place < len(before):
        return view.annotations
    instead = () if one is None else (one,)
    return write_annotations((*before[:place], *instead, *before[place + 1 :]))


def _named(one: Annotation, view: View) -> Annotation:
    if one.kind != "city" or one.text:
        return one
    return replace(one, text=city_name(one.code, kept.catalogue(), Words(view.language)))


def _said(one: Annotation, view: View) -> Annotation:
    """The same with its words; where a point lies is told by the unit that is nearest."""
    words, units = Words(view.language), _units(view)
    names = {**group_names("province", kept.catalogue(), words), **units}
    place = names[one.code or _nearest(one.at, units)]
    what = words(f"atlas.note_said_{one.kind}", place=place)
    named = not one.text or (one.kind == "city" and one.text == place)
    return replace(one, said=what if named else words("atlas.note_said", what=what, text=one.text))


def _units(view: View) -> dict[str, str]:
    """The name of every unit that is drawn, with figures or without."""
    return {**outside_names(view.language), **city_names(kept.catalogue(), Words(view.language))}


def _nearest(at: Point, units: Collection[str]) -> str:
    middles = space_kept.middles()
    return min(middles.keys() & units, key=lambda code: (math.dist(at, middles[code]), code))


def _on(picture: MapPicture, shown: tuple[Annotation, ...]) -> MapPicture:
    return replace(picture, paint=picture.paint.seen(annotations=shown))
