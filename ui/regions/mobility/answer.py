"""Who climbed and who fell between two years, as a value."""

from __future__ import annotations

import numpy as np
from pandas import Series

from geo.palettes import diverging
from ui.figures.answer import Answer
from ui.regions import map
from ui.regions.followed import break_notes, follows, sources_of
from ui.regions.inputs import Inputs, among_whom
from ui.regions.lists import named
from ui.regions.map import Painting
from ui.regions.mobility import charts, tables
from ui.regions.mobility.figures import Moves
from ui.regions.mobility.sentence import headline, subline
from ui.regions.signed import signed

# Between fallen by two fifths or more, by one, the same, risen by one, by two or more.
_BOUNDS = (-1.5, -0.5, 0.5, 1.5)
_CLASSES = ("down_more", "down_one", "stayed", "up_one", "up_more")


def answer(inputs: Inputs) -> Answer:
    """Return who changed fifth, from where to where, and who moved most."""
    moves = Moves(inputs)
    found = moves.found
    return Answer(
        subject=among_whom(moves.about, inputs),
        headline=headline(moves),
        subline=subline(moves),
        picture=map.picture(inputs, _painting(moves)),
        charts=() if found is None else (charts.transitions(moves, found), charts.movers(moves)),
        tables=(
            tables.cities(moves),
            *(() if found is None else (tables.transitions(moves, found.transitions),)),
        ),
        notes=_notes(moves),
        sources=sources_of(moves.followed, inputs),
    )


def _notes(moves: Moves) -> tuple[str, ...]:
    inputs, words = moves.inputs, moves.inputs.words
    notes = [words("regions.note_mobility")]
    if not follows(inputs.view.measure):
        notes.append(words("regions.note_not_followed", name=inputs.measure_name, other=moves.name))
    notes += break_notes(moves.followed, inputs)
    notes += [words("reading.gdp_revised")] * moves.followed.history.revised(*moves.followed.span)
    for reason in ("warned", "no_figure"):
        codes = [str(code) for code in moves.excluded.query("reason == @reason").index]
        if codes:
            names = named(codes, inputs)
            notes.append(words(f"regions.note_out_{reason}", n=len(codes), names=names))
    return tuple(notes)


def _painting(moves: Moves) -> Painting:
    inputs, words = moves.inputs, moves.inputs.words
    classes = Series(-1, inputs.measured.values.index)
    if moves.found is not None:
        gained = moves.found.cities["fifths"]
        classes[gained.index] = np.searchsorted(_BOUNDS, gained)
    low, high = (-np.inf, *_BOUNDS), (*_BOUNDS, np.inf)
    return Painting(
        title=words("regions.mobility_map", name=moves.name, years=moves.years),
        classes=classes,
        colours=diverging(low, high, 0.0),
        names=tuple(words(f"regions.fifths_{name}") for name in _CLASSES),
        labels=_labels(moves),
        without=words("regions.mobility_without" if moves.found else "regions.mobility_too_few"),
    )


def _labels(moves: Moves) -> dict[str, str]:
    words = moves.inputs.words
    said = {
        str(code): words(f"regions.left_out_{row['reason']}")
        for code, row in moves.excluded.to_dict("index").items()
    }
    if moves.found is None:
        return said
    for code, row in moves.found.cities.to_dict("index").items():
        said[str(code)] = words(
            "regions.mobility_label",
            first=row["first_place"],
            last=row["last_place"],
            places=signed(row["places"], 0),
            of=len(moves.values),
        )
    return said
