"""What the atlas says: where China stands, measure by measure."""

from __future__ import annotations

from dataclasses import replace

from geo.build import Shape
from geo.legend import OUTSIDE
from geo.picture import MapPicture
from ui.address.view import LEVELS, View
from ui.atlas.beside.answer import joined
from ui.atlas.beside.second import first_view, resting_on_second, second_view
from ui.atlas.provinces import answer as provinces
from ui.figures.answer import Answer
from ui.figures.space import kept as space_kept
from ui.take.measured import measure_answer
from ui.words.texts import Words


def answer(view: View) -> Answer:
    """Return the map of the shown measure, its sentence and its leaders; two maps; or provinces."""
    if view.units != LEVELS[0]:
        return provinces.answer(view)
    other = second_view(view)
    if other is None:
        return _one(view)
    first = _one(first_view(view))
    with resting_on_second(view):
        second = _one(other)
    return joined(view, first, other, second)


def _one(view: View) -> Answer:
    said = measure_answer(view)
    if said.picture is None or view.shape == "map":
        return said
    words = Words(view.language)
    subject = words.manner.dot.join((said.subject, words("atlas.shape_equal")))
    return replace(said, subject=subject, picture=_shaped(said.picture, view.shape))


def _shaped(picture: MapPicture, shape: Shape) -> MapPicture:
    """The same picture in another shape, its legend counting what is drawn there."""
    legend = picture.legend
    if legend is not None:
        outside = space_kept.units_outside(shape)
        rows = (replace(row, count=outside) if row.place == OUTSIDE else row for row in legend.rows)
        legend = replace(legend, rows=tuple(rows))
    return replace(picture, paint=replace(picture.paint, shape=shape), legend=legend)
