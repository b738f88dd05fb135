"""The upper half of a city's page: who it is, its score, its dimensions, its place on the map."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from scoring.history.dimensions import DIMENSIONS
from ui.address.view import DEFAULT_CHOICES, View
from ui.charts import draw as charts_draw
from ui.city.answer import neutral_note
from ui.city.dimensions import Dimension, median_names, with_parts
from ui.city.headline import opens_with_figures
from ui.city.proofs import sentences, weights
from ui.city.section import boxed, title
from ui.diagnosis.beside import peers_name
from ui.edition import environment
from ui.figures import kept
from ui.figures.answer import Answer
from ui.figures.measured import HISTORY, SCORE
from ui.figures.profile import Profile
from ui.map import element as map_element
from ui.over_time import panel
from ui.over_time.asked import asked
from ui.over_time.course import LEAST_FIGURES, Course, course_of
from ui.over_time.spark import spark, spoken
from ui.page import look, tables
from ui.page.caveats import caveat_of
from ui.page.city_heading import score_line
from ui.page.markup import element, hovered, table, text
from ui.words import numbers
from ui.words.texts import Words

_LOCATOR_HEIGHT = 340
_SCORED = ("dimensions", "proved", "peers", "suggestions", "questions", "moves")
_ALL = ("indicators", "targets", "inside", "neighbours", "programmes", "verdicts", "figures")


def contents(view: View, profile: Profile, with_years: bool) -> None:
    """Draw the list of the page's sections: those that it has."""
    words, years = Words(view.language), ("how_it_went",) * with_years
    known = ("known",) if opens_with_figures(profile) else ()
    sections = (
        (*_SCORED[:2], *known, *years, *_SCORED[2:], *_ALL)
        if profile.scored
        else (*known, *years, *_ALL[:1], "measure_first", *_ALL[1:])
    )
    empty = {
        "proved": not sentences.sentences(view),
        "programmes": profile.programmes.empty,
        "verdicts": profile.verdicts.empty,
    }
    items = (
        element("li", element("a", text(words(f"city.{name}")), href=f"#{name}"))
        for name in sections
        if not empty.get(name)
    )
    st.html(
        element("nav", element("ul", *items), class_="contents", aria_label=words("city.contents"))
    )


def header(view: View, profile: Profile, said: Answer) -> None:
    """Draw whose page it is, the sentence, and the score with its place."""
    st.html(element("p", text(said.subject), class_="city-name"))
    look.headline(said)
    if profile.scored:
        st.html(score_line(profile.city, kept.scored(view.choices), Words(view.language)))
        beside = environment.of_city(view, profile.city)
        if beside:
            st.html(element("p", text(beside), class_="subline"))


def dimensions(view: View, profile: Profile, said: Answer) -> None:
    """Draw the dimensions beside the medians of its peers, and their places below."""
    title("dimensions", Words(view.language))
    charts_draw.draw(said.charts[0], "dimensions", profile.city)
    st.html(_places(view, profile, with_parts(view, profile)))
    for note in neutral_note(view):
        st.html(element("p", text(note), class_="muted"))


def _places(view: View, profile: Profile, found: Sequence[Dimension]) -> str:
    words, names = Words(view.language), median_names(view, profile)
    # The median of a municipality's own province would be its own score.
    wider = ("nation",) if profile.row["level"] == "municipality" else ("province", "nation")
    head = [
        *(words("city.column_dimension"), words("common.score"), words("common.rank")),
        *(names["beside"], words("city.column_gap", peers=peers_name(view, words))),
        *(names[group] for group in wider),
    ]
    rows = [
        [
            *(one.name, numbers.score(one.score), one.place(words)),
            numbers.score(one.medians["beside"]),
            numbers.signed(one.gap, "score", words),
            *(numbers.score(one.medians[group]) for group in wider),
        ]
        for one in found
    ]
    why = [caveat_of(one.measure, kept.catalogue(), words) for one in found]
    cells = [
        [hovered(name, said), *map(text, row)] for (name, *row), said in zip(rows, why, strict=True)
    ]
    if courses := _courses(view, found):
        head.append(words("city.column_through_years"))
        for one, row in zip(found, cells, strict=True):
            course = courses.get(one.code)
            row.append("" if course is None else _spark(course, one, words))
    markup = table([text(name) for name in head], cells, class_="standing dimension-places")
    return boxed(markup, words("city.dimensions"))


def whatever_the_weights(view: View) -> None:
    """Draw what is proved of the city, and the weights that favour and disfavour it."""
    said, words = sentences.sentences(view), Words(view.language)
    if not said:
        return
    title("proved", words)
    st.html(element("ul", *(element("li", text(line)) for line in said), class_="small"))
    for one in weights.weights(view):
        tables.draw(one, words, "city_proved")


def _courses(view: View, found: Sequence[Dimension]) -> dict[str, Course]:
    """The scores of earlier years, on one scale over all years, where a dimension has some.

    They are those of the default framework; another one has none.
    """
    if view.choices.framework != DEFAULT_CHOICES.framework:
        return {}
    courses = {}
    for code in {one.code for one in found} & set(DIMENSIONS):
        history = kept.history(f"{HISTORY}.{code}")
        course = history and course_of(history, str(view.city), 0, view.choices.year)
        if course and len(course.known) >= LEAST_FIGURES:
            courses[code] = course
    return courses


def _spark(course: Course, one: Dimension, words: Words) -> str:
    name = words("city.through_years", name=one.name)
    return spark(course, spoken(course, name, SCORE, words), look.theme())


def went(view: View, said: Answer) -> None:
    """Draw how a measure of the city went over the years."""
    title("how_it_went", Words(view.language))
    units = (str(view.city),)
    if (what := asked(view, units)) is not None:
        panel.draw(view, "city", said, what, units)


def locator(view: View, said: Answer) -> None:
    """Draw the city among its neighbours, with the legend below."""
    if said.picture is not None:
        map_element.show(view, said.picture, "locator", _LOCATOR_HEIGHT, fly=False)
        st.caption(Words(view.language)("city.locator"))
