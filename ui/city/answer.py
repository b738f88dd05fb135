"""What the screen of a city says, as a value: page, slide and report are made of it."""

from __future__ import annotations

from dataclasses import replace

from exports.content import Table
from geo.picture import MapPicture
from ui.address.view import View
from ui.city import headline, lines, start, tables, targets, went
from ui.city.dimensions import chart, dimension_table, with_parts
from ui.city.proofs import sentences
from ui.city.proofs.weights import weights
from ui.diagnosis import beside, package
from ui.diagnosis import kept as diagnosis_kept
from ui.figures import kept
from ui.figures.answer import Answer
from ui.figures.classes import kept as classes_kept
from ui.figures.full_name import name_of
from ui.figures.profile import Profile
from ui.figures.space import kept as space_kept
from ui.figures.value_text import neutral_text
from ui.map import legend
from ui.map.extent import measure_extent
from ui.map.paint import paint_units
from ui.over_time.joined import with_years
from ui.page.median_rank import drawn, far_sentence
from ui.words.texts import Words


def answer(view: View) -> Answer:
    """Return what is said of the city in focus, or how to choose one."""
    if view.city is None:
        return start.answer(view)
    return with_years(view, overview(view), went.answer(view))


def overview(view: View) -> Answer:
    """Return where the city in focus stands, without the years before."""
    profile = beside.profile(view)
    listed = lines.lines_of(view)
    index = kept.index_measure(view).sources
    return Answer(
        subject=name_of(view),
        headline=headline.headline(view, profile),
        target=targets.sentence(view),
        subline=headline.subline(view, profile),
        picture=_locator(view),
        charts=(chart(view, profile),) if profile.scored else (),
        tables=tuple(table for table in _tables(view, profile, listed) if table.rows),
        notes=(
            *median_note(view),
            *neutral_note(view),
            *lines.notes_of(listed, view.language),
            *sentences.sentences(view),
        ),
        sources=tuple(dict.fromkeys([*lines.sources_of(listed), *index])),
    )


def median_note(view: View) -> tuple[str, ...]:
    """Return where the draws have the city, and that its rank is another, where it is."""
    words, found = Words(view.language), drawn(str(view.city), view.choices)
    if found is None:
        return ()
    told = {"low": found.low, "high": found.high, "median": f"{found.median:g}"}
    said = [words("city.median", rank=found.rank, **told)]
    return (*said, *filter(None, [far_sentence(str(view.city), view.choices, words)]))


def neutral_note(view: View) -> tuple[str, ...]:
    """Return which dimensions count at the average, where any does."""
    result, words = kept.scored(view.choices), Words(view.language)
    said = neutral_text(str(view.city), result, kept.catalogue(), words)
    return (said,) if said else ()


def _locator(view: View) -> MapPicture:
    """The city in focus among its neighbours, in the nation's classes of the index."""
    words, city, measured = Words(view.language), str(view.city), kept.index_measure(view)
    classed = classes_kept.classed(View(year=measured.year, choices=view.choices))
    plain = View(language=view.language, city=city)
    near = (city, *space_kept.around(city))
    paint = paint_units(plain, measured, classed, kept.catalogue())
    return MapPicture(
        paint=replace(paint, focus=near),
        language=view.language,
        legend=legend.measure_legend(measured, classed, words, whole=False),
        whole=False,
        extent=measure_extent(measured, near, kept.catalogue(), words),
    )


def _tables(view: View, profile: Profile, listed: tuple[lines.Line, ...]) -> list[Table]:
    """The indicators first; of a unit without a score, the latest published figures."""
    words = Words(view.language)
    indicators = lines.line_table(listed, words("city.indicators"), words)
    context = lines.line_table(lines.of_the_province(view), words("city.of_the_province"), words)
    published = tables.published(view, profile)
    programmes, verdicts = tables.programmes(view, profile), tables.verdicts(view, profile)
    goals = targets.table(view, every=True)
    if not profile.scored:
        return [
            tables.known(view, profile),
            indicators,
            goals,
            context,
            programmes,
            verdicts,
            published,
        ]
    dimensions = dimension_table(with_parts(view, profile), view, profile)
    moves = package.table(view, diagnosis_kept.package(view.choices, profile.city, view.beside))
    return [
        *(indicators, dimensions, *weights(view), moves, goals),
        *(context, programmes, verdicts, published),
    ]
