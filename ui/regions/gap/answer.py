"""How wide the gap is, as a value: the two ends on the map, all units in one curve."""

from __future__ import annotations

import numpy as np
from pandas import Series

from exports.charts.kinds import Chart
from geo.palettes import TENTHS
from ui.figures.answer import Answer
from ui.regions import levels, map
from ui.regions.gap import charts, tables
from ui.regions.gap.figures import Gap
from ui.regions.gap.sentence import headline
from ui.regions.inputs import Inputs, rests_on, subject, withheld
from ui.regions.map import Painting

_FAR_MORE = 0.15


def answer(inputs: Inputs) -> Answer:
    """Return how far the two ends of the shown measure lie apart."""
    gap = Gap(inputs)
    drawn = not gap.yes_or_no and not gap.withheld
    explained = (tables.explained(gap),) if drawn and not gap.found.withheld else ()
    return Answer(
        subject=subject(inputs),
        headline=headline(gap),
        subline=rests_on(inputs, gap.value.index),
        picture=map.picture(inputs, _painting(gap)),
        charts=_charts(gap, drawn),
        tables=(tables.units(gap), *explained, tables.measures(gap)),
        notes=_notes(gap),
        sources=(*inputs.measured.sources, *inputs.totals.sources),
    )


def _charts(gap: Gap, drawn: bool) -> tuple[Chart, ...]:
    found = (charts.curve(gap) if drawn else None, charts.dimensions(gap))
    return tuple(chart for chart in found if chart is not None)


def _notes(gap: Gap) -> tuple[str, ...]:
    words, unit = gap.inputs.words, gap.inputs.measured.unit
    notes = [words("regions.note_score")] if unit == "score" else []
    if gap.found.withheld == "negative_values":
        notes.append(withheld("negative_values", len(gap.inputs.value), words))
    return (*notes, words("regions.note_tenths"), words("regions.note_counting"))


def _painting(gap: Gap) -> Painting:
    """The two ends; yes and no, or too little to have ends, as the atlas shows it."""
    inputs, words = gap.inputs, gap.inputs.words
    if not gap.has_ends:
        return levels.painting(inputs)
    return Painting(
        title=levels.title(inputs),
        classes=_classes(gap),
        colours=TENTHS,
        names=tuple(words(f"regions.{name}") for name in _names(gap)),
        labels=levels.labels(inputs),
    )


def _names(gap: Gap) -> tuple[str, ...]:
    """What the classes are called; an end that many tie for is far more than a tenth."""
    low, high = (
        end.share > _FAR_MORE and bool(gap.value[end.codes].duplicated().any())
        for end in (gap.ends.low, gap.ends.high)
    )
    return (
        "tenth_low_tied" if low else "tenth_low",
        "tenth_mid",
        "tenth_high_tied" if high else "tenth_high",
    )


def _classes(gap: Gap) -> Series:
    """Which end each unit is in; those filtered out, faded on the map, by the same bounds."""
    every, ends = gap.inputs.measured.values, gap.ends
    low, high = gap.value[ends.low.codes].max(), gap.value[ends.high.codes].min()
    place = np.where(every <= low, 0, np.where(every >= high, 2, 1))
    left_out = every.index.isin(gap.inputs.among) & ~every.index.isin(gap.value.index)
    return Series(np.where(every.isna() | left_out, -1, place), every.index)
