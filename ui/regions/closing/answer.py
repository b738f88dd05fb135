"""Is the gap closing — in every measure that has two years."""

from __future__ import annotations

from pandas import Series

from geo.classify import classify
from geo.palettes import sequential
from ui.figures.answer import Answer
from ui.regions import map
from ui.regions.closing import changes, charts, tables
from ui.regions.closing.changes import PER_RESIDENT, REVISED
from ui.regions.closing.figures import Closings
from ui.regions.closing.sentence import headline, subline
from ui.regions.inputs import Inputs, among_whom
from ui.regions.lists import named
from ui.regions.map import Painting
from ui.regions.signed import signed, span

_CLASSES = 5


def answer(inputs: Inputs) -> Answer:
    """Return whether the gap of the shown variable closes, and that of all the others."""
    closings = Closings(inputs)
    return Answer(
        subject=among_whom(closings.about, inputs),
        headline=headline(closings),
        subline=subline(closings),
        picture=map.picture(inputs, _painting(closings)),
        charts=(charts.by_start(closings), charts.every_variable(closings)),
        tables=(tables.cities(closings), tables.variables(closings)),
        notes=_notes(closings),
        sources=_sources(closings),
    )


def _notes(closings: Closings) -> tuple[str, ...]:
    inputs, words, one = closings.inputs, closings.inputs.words, closings.one
    notes = [words("regions.note_closing")]
    if changes.variable_of(inputs.view.measure, inputs) is None:
        key = "regions.note_one_year"
        notes.append(words(key, name=inputs.measure_name, year=inputs.measured.year))
    if one.change.years == 1:
        notes.append(words("regions.note_short"))
    if one.real:
        notes.append(words("regions.note_real_growth"))
    if closings.shown in REVISED:
        notes.append(words("regions.note_revised"))
    if closings.shown in PER_RESIDENT:
        notes.append(words("regions.note_per_resident", year=one.change.last_year))
    warned = [str(code) for code in one.change.excluded.query("reason == 'warned'").index]
    if warned:
        names = named(warned, inputs, len(warned))
        notes.append(words("regions.note_warned", n=len(warned), names=names))
    return tuple(notes)


def _sources(closings: Closings) -> tuple[str, ...]:
    one, values = closings.one.change, closings.inputs.catalogue.values
    used = values[
        (values["variable"] == one.variable) & values["year"].isin([one.first_year, one.last_year])
    ]
    people = closings.inputs.totals.sources if closings.shown in PER_RESIDENT else ()
    return tuple(dict.fromkeys((*used["source"].unique(), *people)))


def _painting(closings: Closings) -> Painting:
    inputs, percent = closings.inputs, closings.one.percent
    classes = Series(-1, inputs.measured.values.index)
    cut = classify(percent, "quantiles", _CLASSES)
    classes[percent.index] = cut.index
    bounds = zip(cut.lower, cut.upper, strict=True)
    return Painting(
        title=inputs.words("regions.growth_map", name=closings.shown_name, years=closings.years),
        classes=classes,
        colours=sequential(max(1, len(cut.upper))).first(len(cut.upper)),
        names=tuple(span(low, high) for low, high in bounds),
        labels=_labels(closings, percent),
    )


def _labels(closings: Closings, percent: Series) -> dict[str, str]:
    words, excluded = closings.inputs.words, closings.one.change.excluded
    said = {
        str(code): words("regions.a_year", percent=signed(float(rate), 2, "%"))
        for code, rate in percent.items()
    }
    for code, row in excluded.to_dict("index").items():
        said[str(code)] = words(f"regions.left_out_{row['reason']}")
    return said
