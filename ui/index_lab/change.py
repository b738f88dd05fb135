"""What a change of the index moves: on the map, and the cities that move most."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import streamlit as st
from pandas import Series

from geo import palettes
from geo.map_layers import MapPaint
from scoring.doubt.systems import rank_shift
from scoring.index.chain import IndexResult
from ui.address.view import DEFAULT_CHOICES, INDEX, LAB_MAPS, View
from ui.figures import kept
from ui.figures.names import city_names
from ui.index_lab.see import index_measured
from ui.map import element as map_element
from ui.map import paint as map_paint
from ui.map.legend import swatches
from ui.page import look, sources
from ui.page.controls import bind
from ui.page.markup import element, text
from ui.words import numbers
from ui.words.texts import Words

_HEIGHT = 520
# Places gained or lost; the middle class holds those that hardly move.
_STEPS = (-40.0, -20.0, -10.0, -2.0, 2.0, 10.0, 20.0, 40.0)


def shift_map(view: View, result: IndexResult) -> None:
    """Draw the map of the ranks' change against the default, or of the index itself."""
    words = Words(view.language)
    shift = rank_shift(kept.scored(DEFAULT_CHOICES), result)
    st.html(element("h1", text(headline(shift, view, words)), class_="headline"))
    if view.choices != DEFAULT_CHOICES:
        _choose_map(view, words)
    # Against itself the default index has no change to show.
    if view.lab_map == "shift" and view.choices != DEFAULT_CHOICES:
        legend = _paint_shift(view, result, shift, words)
    else:
        legend = _paint_index(view, words)
    st.html(legend)
    if result.rescaled:
        levels = ", ".join(str(level) for level in result.rescaled)
        st.caption(words("index_lab.rescaled", levels=levels))
    sources.line(index_measured(view).sources, words)


def headline(shift: Series, view: View, words: Words) -> str:
    """Return who gains and who loses, in one sentence."""
    if view.choices == DEFAULT_CHOICES:
        return words("index_lab.shift_none")
    if not shift.abs().max() > 0:
        return words("index_lab.shift_same")
    names = city_names(kept.catalogue(), words)
    return words(
        "index_lab.shift_title",
        up=int((shift > 0).sum()),
        down=int((shift < 0).sum()),
        riser=names[str(shift.idxmax())],
        rise=int(max(shift.max(), 0)),
        faller=names[str(shift.idxmin())],
        fall=int(max(-shift.min(), 0)),
    )


def _choose_map(view: View, words: Words) -> None:
    st.segmented_control(
        words("index_lab.map_choice"),
        LAB_MAPS,
        format_func=lambda shown: words(f"index_lab.map_{shown}"),
        label_visibility="collapsed",
        required=True,
        **bind("lab_map", view.lab_map),
    )


def _paint_shift(view: View, result: IndexResult, shift: Series, words: Words) -> str:
    """Put the map of changes on the page and return its legend."""
    base = kept.scored(DEFAULT_CHOICES)
    classes = Series(np.searchsorted(_STEPS, shift.fillna(0)), shift.index).mask(shift.isna(), -1)
    bounds = (float("-inf"), *_STEPS, float("inf"))
    colours = palettes.diverging(bounds[:-1], bounds[1:], 0.0)
    labels = {
        str(code): _shift_label(str(code), shift, base, result, words) for code in shift.index
    }
    paint = painted(view, classes, colours, labels, words("index_lab.shift_caption"), words)
    map_element.mount(view, paint, "lab_map_shift", _HEIGHT)
    return swatches(words("index_lab.shift_legend"), colours, _ranges())


def _ranges() -> list[str]:
    """The bounds of the classes of change, in whole places."""
    signed = [f"{step:+.0f}".replace("-", "−") for step in _STEPS]
    middle = [f"{low} … {high}" for low, high in pairwise(signed)]
    return [f"≤ {signed[0]}", *middle, f"> {signed[-1]}"]


def _paint_index(view: View, words: Words) -> str:
    """Put the map of the index on the page and return its legend."""
    measured = index_measured(view)
    shown = view.but(measure=INDEX, year=measured.year, breaks=(), scheme="quantiles")
    classed = kept.classed(shown)
    labels = {
        str(code): map_paint.unit_label(measured, str(code), words)
        for code in measured.values.index
    }
    paint = painted(
        view, classed.classes.index, classed.colours, labels, words("common.index"), words
    )
    map_element.mount(view, paint, "lab_map_index", _HEIGHT)
    bounds = zip(classed.classes.lower, classed.classes.upper, strict=True)
    ranges = [f"{numbers.score(low)} – {numbers.score(high)}" for low, high in bounds]
    return swatches(words("common.index"), classed.colours, ranges)


def painted(
    view: View,
    classes: Series,
    colours: palettes.Ramp,
    labels: dict[str, str],
    caption: str,
    words: Words,
) -> MapPaint:
    """Return a map of classes of the laboratory's own, ready to be mounted."""
    return MapPaint(
        classes={str(code): int(place) for code, place in classes.items()},
        colours=colours,
        labels=labels,
        caption=caption,
        no_data_text=words("common.no_data"),
        outside_text=words("common.outside"),
        selected=view.city,
        theme=look.theme(),
    )


def _shift_label(
    code: str, shift: Series, base: IndexResult, result: IndexResult, words: Words
) -> str:
    if shift.isna()[code]:
        return words("index_lab.shift_unranked")
    before = int(str(base.ranks.at[code, base.definition.root]))
    after = int(str(result.ranks.at[code, result.definition.root]))
    return words(
        "index_lab.shift_places",
        shift=numbers.signed(float(shift[code]), "score", words).removesuffix(".0"),
        before=before,
        after=after,
    )
