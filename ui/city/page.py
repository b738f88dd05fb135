"""The upper half of a city's page: who it is, its score, its dimensions, its place on the map."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ui.address.view import View
from ui.charts import draw as charts_draw
from ui.city.dimensions import Dimension, median_names
from ui.city.headline import opens_with_figures
from ui.city.section import boxed, title
from ui.diagnosis.beside import peers_name
from ui.figures import kept
from ui.figures.answer import Answer
from ui.figures.profile import Profile
from ui.map import element as map_element
from ui.over_time import panel
from ui.over_time.asked import asked
from ui.page import look
from ui.page.caveats import caveat_of
from ui.page.city_heading import score_line
from ui.page.markup import element, hovered, table, text
from ui.words import numbers
from ui.words.texts import Words

_LOCATOR_HEIGHT = 340
_SCORED = ("dimensions", "peers", "suggestions", "questions", "moves")
_ALL = ("indicators", "targets", "neighbours", "programmes", "verdicts", "figures")


def contents(view: View, profile: Profile, with_years: bool) -> None:
    """Draw the list of the page's sections: those that it has."""
    words, years = Words(view.language), ("how_it_went",) * with_years
    known = ("known",) if opens_with_figures(profile) else ()
    sections = (
        (_SCORED[0], *known, *years, *_SCORED[1:], *_ALL)
        if profile.scored
        else (*known, *years, *_ALL[:1], "measure_first", *_ALL[1:])
    )
    empty = {
        "programmes": profile.programmes.empty,
        "verdicts": profile.verdicts.empty,
        "neighbours": not kept.neighbours()[profile.city],
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


def dimensions(view: View, profile: Profile, said: Answer, found: Sequence[Dimension]) -> None:
    """Draw the dimensions beside the medians of its peers, and their places below."""
    title("dimensions", Words(view.language))
    charts_draw.draw(said.charts[0], "dimensions", profile.city)
    st.html(_places(view, profile, found))


def _places(view: View, profile: Profile, found: Sequence[Dimension]) -> str:
    words, names = Words(view.language), median_names(view, profile)
    head = [
        *(words("city.column_dimension"), words("common.score"), words("common.rank")),
        *(
            names["beside"],
            words("city.column_gap", peers=peers_name(view, words)),
            names["province"],
            names["nation"],
        ),
    ]
    rows = [
        [
            *(one.name, numbers.score(one.score), one.place(words)),
            numbers.score(one.medians["beside"]),
            numbers.signed(one.gap, "score", words),
            numbers.score(one.medians["province"]),
            numbers.score(one.medians["nation"]),
        ]
        for one in found
    ]
    why = [caveat_of(one.measure, kept.catalogue(), words) for one in found]
    cells = [
        [hovered(name, said), *map(text, row)] for (name, *row), said in zip(rows, why, strict=True)
    ]
    markup = table([text(name) for name in head], cells, class_="standing dimension-places")
    return boxed(markup, words("city.dimensions"))


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
