"""The screen of own figures: bring, answer and mend, look, keep; then the index with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.errors import AtlasError
from own.bring import Brought, bring
from own.own_set import OwnFigure, OwnIndicator, OwnSet, OwnVariable
from own.survey.answers import Survey, read_survey, survey_set
from ui.address.view import View
from ui.figures import kept
from ui.own import asking, bringing, held, shown
from ui.own import kept as own_kept
from ui.own.joined import counts_table, names_of, variable_name
from ui.page import tables
from ui.page.markup import element, plain, text
from ui.words.refused import why
from ui.words.texts import Words

_SURVEY_YEAR = "own_survey_year"


def draw(view: View) -> DeltaGenerator:
    """Draw the screen, as far as the table that is being brought has come.

    Returns
    -------
    The column of the figures, for what may be done with them besides.
    """
    words = Words(view.language)
    st.html(element("h1", text(words("own.headline")), class_="headline"))
    st.html(element("p", text(words("own.about")), class_="muted"))
    side, main = st.columns([1, 2], gap="large")
    with side:
        bringing.draw(words)
    with main:
        try:
            _draw_table(view, words)
        except AtlasError as error:
            st.error(plain(why(error, words)))
            _drop(words)
        if held.own_set().figures:
            shown.draw(view, words)
    return main


def proposed_name(view: View) -> str:
    """Return under which name to save the set, "" where none is held."""
    own, words = held.own_set(), Words(view.language)
    if not own.figures or own.name:
        return own.name if own.figures else ""
    first = variable_name(own.variables[0], kept.published(), words)
    variables = len(own.variables)
    return words("own.unnamed_more", name=first, all=variables) if variables > 1 else first


def _draw_table(view: View, words: Words) -> None:
    now = held.table()
    if now is None:
        if not held.own_set().figures:
            st.info(words("own.nothing_yet"))
        return
    places = own_kept.places(now.level)
    names = names_of(places, kept.published(), words)
    if now.kind == "survey":
        found = read_survey(now.grid, places, now.answers.units)
        _say_survey(found, words)
        if len(found.counts):
            tables.draw(counts_table(found.counts, names, words), words, "own_counts")
            st.caption(words("own.hidden_about"))
        asking.ask(found.questions, names, words)
        asking.mend(found.rejected, found.rejects, words)
        _take_survey(found, words)
    else:
        brought = bring(now.grid, kept.published(), places, now.answers)
        _say(brought, words)
        asking.ask(brought.questions, names, words)
        asking.mend(brought.rejected, brought.rejects, words)
        _preview(view, brought, now, words)
    _drop(words)


def _drop(words: Words) -> None:
    st.caption(words(f"own.table_{'browser' if held.is_table_kept() else 'tab'}"))
    st.button(words("own.drop"), on_click=held.bring, args=(None,), key="own_drop")


def _say(found: Brought, words: Words) -> None:
    said = words(
        f"own.found_{found.form.kind}",
        figures=len(found.figures),
        variables=len(found.variables),
        gaps=found.gaps,
    )
    st.html(element("p", text(said), class_="own-found"))
    if found.same:
        st.caption(words("own.same", n=found.same))


def _say_survey(found: Survey, words: Words) -> None:
    units = len({one.unit for one in found.results})
    said = words("own.found_survey", results=len(found.results), units=units)
    st.html(element("p", text(said), class_="own-found"))
    if found.too_few:
        st.caption(words("own.too_few", n=len(found.too_few)))


def _preview(view: View, found: Brought, now: held.Table, words: Words) -> None:
    """Show what would be kept, and the button that keeps it."""
    if not found.figures:
        return
    own = OwnSet("", now.level, now.city, found.variables, found.figures)
    st.markdown(f"**{words('own.preview')}**")
    shown.look(view, own, "own_preview", words)
    st.button(
        words("own.keep", n=len(found.figures)),
        type="primary",
        on_click=_keep,
        args=(found.variables, found.figures, now),
        key="own_keep",
    )


def _keep(
    variables: tuple[OwnVariable, ...],
    figures: tuple[OwnFigure, ...],
    now: held.Table,
    indicators: Sequence[OwnIndicator] | None = None,
) -> None:
    """Put figures into the session's set; those of the same unit, variable and year give way.

    Parameters
    ----------
    indicators : that show the variables; by default one for each that has a dimension
    """
    before = held.own_set()
    if (before.level, before.city) != (now.level, now.city):
        before = OwnSet(level=now.level, city=now.city)
    by_key = {one[:3]: one for one in (*before.figures, *figures)}
    by_code = {one.code: one for one in (*before.variables, *variables)}
    scored = variables if now.level == "prefecture" else ()
    made = [_indicator(one) for one in scored if one.is_new and one.dimension]
    new = made if indicators is None else indicators
    joined = {one.code: one for one in (*before.indicators, *new)}
    try:
        held.hold(
            replace(
                before,
                variables=tuple(by_code.values()),
                figures=tuple(by_key.values()),
                indicators=tuple(joined.values()),
            )
        )
    except AtlasError as error:
        held.refuse(error)
    else:
        held.bring(None)


def _indicator(variable: OwnVariable) -> OwnIndicator:
    """The indicator that shows a variable as it is, under its own dimension."""
    return OwnIndicator(
        f"{variable.code}_indicator",
        variable.dimension,
        variable.name_zh,
        variable.name_en,
        variable.unit,
        variable.code,
        direction=variable.direction,
    )


def _take_survey(found: Survey, words: Words) -> None:
    if not found.results:
        return
    year = int(st.number_input(words("own.survey_year"), 1950, 2035, 2023, key=_SURVEY_YEAR))
    source = st.text_input(words("own.survey_source"), max_chars=80, key="own_survey_source")
    st.button(
        words("own.keep_survey", n=len(found.results)),
        type="primary",
        on_click=_keep_survey,
        args=(found, year, source),
        key="own_keep_survey",
    )


def _keep_survey(found: Survey, year: int, source: str) -> None:
    own = survey_set(found, year, "", source)
    now = held.table()
    assert now is not None, "a survey is read from a table"
    _keep(own.variables, own.figures, now, own.indicators)
