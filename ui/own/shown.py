"""The set that a session holds: looked at, let onto every screen, ranked, taken away."""

from __future__ import annotations

import math
from dataclasses import replace

import streamlit as st

from data.catalogue import Catalogue
from data.errors import AtlasError
from own.joined import FRAMEWORK
from own.own_set import OwnSet
from own.set_file import write_set
from shelf.drafts import HOURS
from ui.address.view import DEFAULT_CHOICES, View
from ui.charts.draw import draw as draw_chart
from ui.figures import kept
from ui.figures.names import city_names
from ui.map import element as map_element
from ui.own import compose, held, satisfaction, seen
from ui.own import kept as own_kept
from ui.own.joined import figures_table, highest, map_of, rankings, variable_name
from ui.page import address, tables
from ui.page.markup import element, plain, text
from ui.reader import admitted
from ui.reader.basis import current
from ui.words.refused import why
from ui.words.texts import Words


def draw(view: View, words: Words) -> None:
    """Show the set that this session holds, marked as own."""
    own = held.own_set()
    st.html(element("h2", text(words("own.held")), class_="section"))
    counts = words(
        "reading.own_counts",
        figures=len(own.figures),
        variables=len(own.variables),
        corrections=len(own.corrections),
    )
    st.html(element("p", text(counts), class_="own-mark"))
    st.caption(words(f"own.held_{admitted.where_held()}", hours=HOURS))
    _everywhere(view, own, words)
    look(view, own, "own_held", words)
    names = own_kept.unit_names(own, words)
    tables.draw(figures_table(own, names, kept.published(), words), words, "own_figures")
    seen.draw(own, words)
    if own.level == "prefecture":
        compose.draw(own, words)
        if own.indicators:
            _index(own, names, words)
    _take_away(own, words)


def look(view: View, own: OwnSet, key: str, words: Words) -> None:
    """Draw the map of one variable and year; of counties and own districts the highest."""
    if not own.variables:
        return
    named = {one.code: variable_name(one, kept.published(), words) for one in own.variables}
    with st.container(horizontal=True, key=f"{key}_which"):
        code = st.selectbox(
            words("own.which"), list(named), format_func=lambda c: plain(named[c]), key=f"{key}_of"
        )
        year = st.selectbox(words("own.of_year"), own.years(code)[::-1], key=f"{key}_year")
    if year is None:
        return
    if own.level == "prefecture":
        joined = own_kept.joined(replace(own, indicators=()))
        map_element.show(view, map_of(code, int(year), joined, words), f"{key}_map", height=420)
    else:
        chart = highest(own, code, int(year), own_kept.unit_names(own, words), words)
        st.markdown(f"**{plain(chart.title)}**")
        draw_chart(chart, f"{key}_chart")
    variable = own.by_code[code]
    said = words("own.source_line", source=variable.source or words("own.no_source"))
    st.html(element("p", text(said), class_="source-line own-mark"))


def _everywhere(view: View, own: OwnSet, words: Words) -> None:
    """Offer to let other screens rest on the set; own districts join no table."""
    if own.level == "district":
        _district(own, words)
        return
    counties = own.level == "county"
    rests = current().digest == admitted.held_basis().digest
    st.caption(words("own.counties_about" if counties else "own.everywhere_about"))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            words("own.here" if rests else "own.to_counties" if counties else "own.everywhere"),
            key="own_everywhere",
            type="secondary" if rests else "primary",
            on_click=held.use,
            args=(not rests,),
        )
        if counties and rests:
            first = own.figures[0].variable
            among = view.but(county_measure=first, county_part="map", inside="", county=None)
            address.link(among, "counties", words("own.counties_open"))


def _district(own: OwnSet, words: Words) -> None:
    city = city_names(kept.published(), words).get(own.city)
    key = "here_alone" if city else "here_alone_any"
    st.caption(words(f"own.{key}", city=city))


def _index(own: OwnSet, names: dict[str, str], words: Words) -> None:
    st.html(element("h2", text(words("own.index")), class_="section"))
    st.html(element("p", text(words("own.index_about", n=len(own.indicators))), class_="muted"))
    joined = own_kept.joined(own)
    published = own_kept.scored(own, DEFAULT_CHOICES.framework)
    ranked = rankings(published, own_kept.scored(own, FRAMEWORK), names, words)
    tables.draw(ranked, words, f"{FRAMEWORK}_ranking")
    if satisfaction.asks_residents(joined):
        _satisfaction(joined, names, words)


def _satisfaction(joined: Catalogue, names: dict[str, str], words: Words) -> None:
    st.html(element("h2", text(words("own.satisfaction")), class_="section"))
    try:
        found = satisfaction.satisfaction(joined, kept.published(), DEFAULT_CHOICES.year)
    except AtlasError as error:
        st.caption(plain(why(error, words)))
        return
    st.html(element("p", text(words("own.satisfaction_about", n=len(found.units)))))
    if not math.isnan(found.agreement):
        agreement = f"{found.agreement:.2f}".replace("-", "−")
        said = words("own.satisfaction_agreement", agreement=agreement)
        st.html(element("p", text(said)))
    if found.units["stand_in"].notna().any():
        st.caption(words("own.satisfaction_marks"))
        draw_chart(satisfaction.satisfaction_chart(found, names, words), "own_satisfaction")
    table = satisfaction.satisfaction_table(found, names, words)
    tables.draw(table, words, "own_satisfaction_table")


def _take_away(own: OwnSet, words: Words) -> None:
    with st.container(horizontal=True, key="own_take_away"):
        st.download_button(
            words("own.save"),
            lambda: write_set(own),
            "own_figures.json",
            "application/json",
            icon=":material/download:",
            key="own_save",
            on_click="ignore",
        )
        st.button(words("own.forget"), on_click=held.hold, args=(OwnSet(),), key="own_forget")
