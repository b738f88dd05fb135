"""Is the gap closing: by year, by starting level, in each region and in every measure."""

from __future__ import annotations

from pandas import Series

from exports.charts.kinds import Chart
from geo.classes.classify import classify
from geo.palettes import sequential
from ui.figures.answer import Answer
from ui.regions import levels, map
from ui.regions.closing import charts, tables
from ui.regions.closing.figures import Closings
from ui.regions.closing.sentence import headline, subline
from ui.regions.followed import break_notes, follows, sources_of
from ui.regions.inputs import Inputs, among_whom
from ui.regions.lists import named
from ui.regions.map import Painting
from ui.regions.signed import signed, span

# Both levels are parts of GDP, and the first precedes its revision.
_REVISED = frozenset({"tertiary_share", "secondary_share"})
_REVISION = 2023
_CLASSES = 5


def answer(inputs: Inputs) -> Answer:
    """Return whether the gap of the shown measure closes, and that of all the others."""
    closings = Closings(inputs)
    return Answer(
        subject=among_whom(closings.about, inputs),
        headline=headline(closings),
        subline=subline(closings),
        picture=map.picture(inputs, _painting(closings)),
        charts=_charts(closings),
        tables=(
            tables.cities(closings),
            tables.by_year(closings),
            tables.regions(closings),
            tables.variables(closings),
        ),
        notes=_notes(closings),
        sources=_sources(closings),
    )


def _charts(closings: Closings) -> tuple[Chart, ...]:
    own = (charts.by_region(closings), charts.by_start(closings))
    shown = () if closings.one.why_none else own
    return (charts.by_year(closings), *shown, charts.every_variable(closings))


def _notes(closings: Closings) -> tuple[str, ...]:
    inputs, words, one = closings.inputs, closings.inputs.words, closings.one
    notes = [words("regions.note_by_year", n=len(closings.same)), words("regions.note_closing")]
    if not follows(inputs.view.measure):
        notes.append(
            words("regions.note_not_followed", name=inputs.measure_name, other=closings.shown_name)
        )
    notes += break_notes(closings.followed, inputs)
    notes += [words("reading.gdp_revised")] * closings.followed.history.revised(
        *closings.followed.span
    )
    if one.change.years == 1:
        notes.append(words("regions.note_short"))
    if one.real and not one.why_none:
        notes.append(words("regions.note_real_growth", year=one.change.last_year))
    if not _REVISED.isdisjoint(one.followed.history.parts) and one.change.last_year == _REVISION:
        notes.append(words("regions.note_revised"))
    if one.per_resident and not one.why_none:
        notes.append(words("regions.note_per_resident", year=one.change.last_year))
    warned = [str(code) for code in one.change.excluded.query("reason == 'warned'").index]
    if warned:
        names = named(warned, inputs)
        notes.append(words("regions.note_warned", n=len(warned), names=names))
    return tuple(notes)


def _sources(closings: Closings) -> tuple[str, ...]:
    one = closings.one
    people = closings.inputs.totals.sources if one.per_resident else ()
    own = sources_of(closings.followed, closings.inputs)
    return tuple(dict.fromkeys((*own, *people)))


def _painting(closings: Closings) -> Painting:
    inputs, percent = closings.inputs, closings.one.percent
    if closings.one.why_none:
        return levels.painting(inputs)
    classes = Series(-1, inputs.measured.values.index)
    cut = classify(percent, "quantiles", _CLASSES)
    classes[percent.index] = cut.index
    bounds = zip(cut.lower, cut.upper, strict=True)
    return Painting(
        title=inputs.words("regions.growth_map", name=closings.shown_name, years=closings.years),
        classes=classes,
        colours=sequential(max(1, len(cut.upper))).first(len(cut.upper)),
        names=tuple(span(low, high, inputs.words) for low, high in bounds),
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
