"""What holds whatever the weights, as a value: guaranteed places, best cases, influence."""

from __future__ import annotations

import math

from pandas import DataFrame

from data.errors import DataError
from exports.charts.curves import Curve, Curves
from exports.charts.kinds import Chart
from exports.charts.ranges import Dots, Ranges
from exports.charts.scale import Axis
from exports.content import Table
from geo.picture import MapPicture
from ui.address.view import View
from ui.figures import kept
from ui.figures.answer import Answer
from ui.index_lab.inputs import index_sources, index_title, table_of
from ui.index_lab.proofs import influence
from ui.index_lab.proofs.found import STEPS, Found
from ui.index_lab.proofs.kept import found
from ui.index_lab.spans import in_order, span_table, width_map
from ui.words.refused import why
from ui.words.texts import Words

_COLUMNS = {
    "rank": 0,
    "city": None,
    "best": 0,
    "worst": 0,
    "width": 0,
    "best_within": 0,
    "worst_within": 0,
    "of_best": 1,
}


def answer(view: View) -> Answer:
    """Return what is proved of the View's index, or why nothing is.

    Raises
    ------
    AtlasError
        If the index cannot be computed with these choices, with the reason.
    """
    words = Words(view.language)
    kept.scored(view.choices)
    try:
        return said(view, found(view))
    except DataError as error:
        reason = why(error, words)
        return Answer(_subject(view, words), reason, sources=index_sources(view))


def said(view: View, proved: Found) -> Answer:
    """Return what was proved."""
    words = Words(view.language)
    rows = place_rows(proved, words)
    charts: tuple[Chart, ...] = (places_chart(rows, words), _kept_chart(proved, words))
    return Answer(
        subject=_subject(view, words),
        headline=_headline(proved, view, words),
        subline=words("index_lab.proofs_subline", leeway=view.leeway),
        picture=_picture(rows, view, words),
        charts=(*charts, *influence.charts(proved, words)),
        tables=(
            _places_table(rows, words),
            _kept_table(proved, words),
            *influence.tables(proved, words),
        ),
        notes=_notes(proved, view, words),
        sources=index_sources(view),
    )


def _subject(view: View, words: Words) -> str:
    return words("index_lab.subject_proofs", index=index_title(view), leeway=view.leeway)


def _headline(proved: Found, view: View, words: Words) -> str:
    """How many pairs keep their order, and how far a place is guaranteed in the middle case."""
    width, said = proved.ranges["width"], {"leeway": view.leeway, "cities": len(proved.ranges)}
    if not width.max() > 0:
        return words("index_lab.proofs_all", **said)
    return words(
        "index_lab.proofs_title", share=_floor(proved.kept), width=f"{width.median():g}", **said
    )


def _floor(share: float) -> str:
    """A share in per cent, rounded down: what is proved is never said to be more."""
    return f"{math.floor(1000 * share + 1e-9) / 10:.1f}%"


def _notes(proved: Found, view: View, words: Words) -> tuple[str, ...]:
    """What is meant by guaranteed, what moves as well, and what has no answer here."""
    notes = [words("index_lab.proofs_note")]
    if proved.kept_within is None:
        notes.append(words("index_lab.proofs_no_within"))
    else:
        share = _floor(proved.kept_within)
        notes.append(words("index_lab.proofs_within", share=share, leeway=view.leeway))
    notes.append(words("index_lab.no_best" if proved.best is None else "index_lab.best_note"))
    return (*notes, *influence.notes(proved, words))


def place_rows(proved: Found, words: Words) -> DataFrame:
    """Return one row a city in the order of the index, with every place that is proved."""
    rows = proved.ranges.copy()
    if proved.within is not None:
        rows["best_within"], rows["worst_within"] = proved.within["best"], proved.within["worst"]
    if proved.best is not None:
        rows["of_best"] = 100 * proved.best
    return in_order(rows, words)


def places_chart(rows: DataFrame, words: Words, overview: bool = True) -> Ranges:
    """Return every city's place with its guaranteed range; a few lie with rank and name."""
    named = rows["city"] if overview else rows["rank"].astype(str) + "  " + rows["city"]
    return Ranges(
        title=words("index_lab.places_chart"),
        categories=tuple(named),
        low=tuple(map(float, rows["best"])),
        high=tuple(map(float, rows["worst"])),
        band=words("index_lab.guaranteed"),
        dots=(Dots(words("index_lab.rank_chosen"), tuple(map(float, rows["rank"]))),),
        axis=Axis(words("common.rank"), decimals=0, reversed=True),
        codes=tuple(rows["city_code"]),
        overview=overview,
        across=words("index_lab.caterpillar_x") if overview else "",
        language=words.language,
    )


def _kept_chart(proved: Found, words: Words) -> Curves:
    shares = tuple(100 * share for share in proved.kept_at)
    return Curves(
        title=words("index_lab.kept_chart"),
        curves=(Curve(words("index_lab.kept_pairs"), tuple(map(float, STEPS)), shares),),
        x_axis=Axis(words("index_lab.leeway_axis"), decimals=0, unit="%", ends=(0, 100)),
        y_axis=Axis(words("index_lab.kept_pairs"), unit="%", ends=(0, 100)),
        dotted=True,
        language=words.language,
    )


def _picture(rows: DataFrame, view: View, words: Words) -> MapPicture:
    """Where places are guaranteed closely and where they are not."""
    caption = words("index_lab.proofs_map", leeway=view.leeway)
    return width_map(rows, "index_lab.proofs_label", ("best", "worst"), caption, words)


def _places_table(rows: DataFrame, words: Words) -> Table:
    heads = {name: words(f"index_lab.proved_{name}") for name in _COLUMNS if name in rows}
    return span_table(rows, words("index_lab.proved_places"), heads, _COLUMNS)


def _kept_table(proved: Found, words: Words) -> Table:
    frame = DataFrame(
        {
            words("index_lab.leeway_axis"): STEPS,
            words("index_lab.kept_percent"): [100 * share for share in proved.kept_at],
        }
    )
    return table_of(words("index_lab.kept_chart"), frame, (0, 1))
