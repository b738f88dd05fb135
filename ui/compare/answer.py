"""What this screen says, as a value: units side by side, or how to begin."""

from __future__ import annotations

from dataclasses import replace

from exports.charts.kinds import is_empty
from ui.address.view import View
from ui.compare import chart, proved, sentence, tables, went
from ui.compare.compared import compare
from ui.compare.picture import index_view, picture_of
from ui.diagnosis.words import Speaker
from ui.figures import kept
from ui.figures.answer import Answer
from ui.over_time.joined import with_years
from ui.take.measured import measure_answer
from ui.words.texts import Words

LEAST = 2


def answer(view: View) -> Answer:
    """Return the comparison of a View; with fewer than two units, how to begin."""
    words = Words(view.language)
    if len(view.compare) < LEAST:
        return _begin(view, words)
    return with_years(view, overview(view), went.answer(view))


def _begin(view: View, words: Words) -> Answer:
    """The index over all there is to choose from."""
    shown = index_view(view).but(**view.filters)
    said = words("compare.title"), words("compare.start")
    return replace(measure_answer(shown), subject=said[0], headline=said[1], asks=True)


def overview(view: View) -> Answer:
    """Return the units side by side, without the years before."""
    words = Words(view.language)
    found, say = compare(view), Speaker(kept.catalogue(), words)
    profiles, every = chart.profiles(found, say), tables.indicators(found, say)
    scored = not is_empty(profiles)
    return Answer(
        subject=sentence.subject(found, words),
        headline=sentence.headline(found, words),
        subline=sentence.subline(found, words),
        picture=picture_of(view, found.names),
        charts=(profiles,) if scored else (),
        tables=(
            (
                tables.scores(found, say),
                *proved.table(view, found),
                tables.places(view, found, say),
                every,
            )
            if scored
            else (tables.known(found, say), every)
        ),
        notes=(
            *proved.sentences(view, found),
            *sentence.far_from_median(view, words),
            *sentence.notes(found, words),
        ),
        sources=kept.index_measure(view).sources,
    )
