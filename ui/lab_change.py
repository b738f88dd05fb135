"""What a change of the index moves: on the map, and the cities that move most."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import altair as alt
import numpy as np
import streamlit as st
from pandas import DataFrame, Series

from geo import palettes
from geo.map_layers import MapPaint
from scoring.index import IndexResult
from scoring.systems import rank_agreement, rank_shift
from ui import cached, figures, frame, map_element, painting, sources
from ui.cells import cell
from ui.controls import bind
from ui.lab_see import index_measured
from ui.labels import city_name, city_names
from ui.markup import element, text
from ui.view import DEFAULT_CHOICES, INDEX, LAB_MAPS, View
from ui.words import Words

_HEIGHT = 520
_MOVERS = 8
_LABEL_GAP = 9.0
# Places gained or lost; the middle class holds those that hardly move.
_STEPS = (-40.0, -20.0, -10.0, -2.0, 2.0, 10.0, 20.0, 40.0)


def shift_map(view: View, result: IndexResult) -> None:
    """Draw the map of the ranks' change against the default, or of the index itself."""
    words = Words(view.language)
    shift = rank_shift(cached.scored(DEFAULT_CHOICES), result)
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
        st.caption(words("method.rescaled", levels=levels))
    sources.line(index_measured(view), words)


def movers(view: View, result: IndexResult) -> None:
    """Draw the slope chart of the cities that move most, beside the ranking."""
    words = Words(view.language)
    shift = rank_shift(cached.scored(DEFAULT_CHOICES), result)
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.html(element("h2", text(words("method.movers_title")), class_="section"))
        if not shift.abs().max() > 0:
            st.caption(words("method.shift_same"))
        else:
            st.html(element("p", text(_on_average(result, shift, words)), class_="muted"))
            st.altair_chart(slope_chart(_most(shift, result), view), width="stretch")
    with right:
        st.html(element("h2", text(words("method.ranking_title")), class_="section"))
        st.dataframe(ranking_table(result, shift, words), hide_index=True, height=430)


def headline(shift: Series, view: View, words: Words) -> str:
    """Return who gains and who loses, in one sentence."""
    if view.choices == DEFAULT_CHOICES:
        return words("method.shift_none")
    if not shift.abs().max() > 0:
        return words("method.shift_same")
    names = city_names(cached.catalogue(), words)
    return words(
        "method.shift_title",
        up=int((shift > 0).sum()),
        down=int((shift < 0).sum()),
        riser=names[str(shift.idxmax())],
        rise=int(max(shift.max(), 0)),
        faller=names[str(shift.idxmin())],
        fall=int(max(-shift.min(), 0)),
    )


def ranking_table(result: IndexResult, shift: Series, words: Words) -> DataFrame:
    """Return every ranked city: rank, name, score, change against the default."""
    root, names = result.definition.root, city_names(cached.catalogue(), words)
    ranks = result.ranks[root].dropna().astype(int).sort_values(kind="stable")
    return DataFrame(
        {
            words("method.rank"): ranks.to_numpy(),
            words("method.city"): [names[str(code)] for code in ranks.index],
            words("common.score"): result.scores[root].loc[ranks.index].round(1).to_numpy(),
            words("method.shift"): shift.loc[ranks.index].to_numpy(),
        }
    )


def slope_chart(moved: DataFrame, view: View) -> Any:
    """Return a line a city from its default rank to its own, labelled at the right.

    Parameters
    ----------
    moved : columns city_code, before, after, shift
    """
    words, catalogue = Words(view.language), cached.catalogue()
    ends = (words("method.rank_default"), words("method.rank_own"))
    labelled = moved.assign(
        city=[city_name(code, catalogue, words) for code in moved["city_code"].astype(str)],
        place=spread_labels(moved["after"], _LABEL_GAP),
        way=moved["shift"].gt(0).map({True: "up", False: "down"}),
    )
    labelled["label"] = [
        f"{city}  {before} → {after}"
        for city, before, after in zip(
            labelled["city"].tolist(),
            labelled["before"].tolist(),
            labelled["after"].tolist(),
            strict=True,
        )
    ]
    long = labelled.melt(
        ["city", "way", "label"], ["before", "after"], var_name="end", value_name="rank"
    )
    long["end"] = long["end"].map(dict(zip(("before", "after"), ends, strict=True)))
    colour = alt.Color(
        "way:N",
        legend=None,
        scale=alt.Scale(domain=["up", "down"], range=["#0072b2", "#d55e00"]),
    )
    x = alt.X("end:N", sort=list(ends), title=None, axis=alt.Axis(labelAngle=0, orient="top"))
    y = alt.Y("rank:Q", scale=alt.Scale(reverse=True, zero=False), title=words("method.rank"))
    lines = alt.Chart(long).encode(x=x, y=y, color=colour, detail="city:N", tooltip="label:N")
    names = (
        alt.Chart(labelled.assign(end=ends[1]))
        .mark_text(align="left", dx=10, fontSize=11.5)
        .encode(x=x, y=alt.Y("place:Q"), text="label:N", color=colour)
    )
    return alt.layer(
        lines.mark_line(strokeWidth=1.6, opacity=0.8), lines.mark_circle(size=45), names
    ).properties(height=430, padding={"right": 190, "left": 5, "top": 5, "bottom": 5})


def spread_labels(places: Series, gap: float) -> list[float]:
    """Return places at least `gap` apart, in the same order, moved as little as a pass allows.

    Examples
    --------
    >>> spread_labels(Series([5, 1, 6]), 3)
    [5.0, 1.0, 8.0]
    """
    order = places.sort_values(kind="stable").index
    moved: dict[object, float] = {}
    for code in order:
        below = max(moved.values(), default=float("-inf"))
        moved[code] = max(float(places[code]), below + gap)
    return [moved[code] for code in places.index]


def _choose_map(view: View, words: Words) -> None:
    st.segmented_control(
        words("method.map_choice"),
        LAB_MAPS,
        format_func=lambda shown: words(f"method.map_{shown}"),
        label_visibility="collapsed",
        required=True,
        **bind("lab_map", view.lab_map),
    )


def _most(shift: Series, result: IndexResult) -> DataFrame:
    """The cities that rise and that fall most."""
    ordered = shift.dropna().sort_values(kind="stable")
    chosen = list(ordered[ordered < 0].head(_MOVERS).index)
    chosen += list(ordered[ordered > 0].tail(_MOVERS).index)
    base = cached.scored(DEFAULT_CHOICES)
    return DataFrame(
        {
            "city_code": chosen,
            "before": base.ranks.loc[chosen, base.definition.root].to_numpy(int),
            "after": result.ranks.loc[chosen, result.definition.root].to_numpy(int),
            "shift": shift.loc[chosen].to_numpy(),
        }
    )


def _on_average(result: IndexResult, shift: Series, words: Words) -> str:
    base = cached.scored(DEFAULT_CHOICES)
    both = DataFrame(
        {"before": base.ranks[base.definition.root], "after": result.ranks[result.definition.root]}
    )
    rho = float(cell(rank_agreement(both.dropna().astype(float)), "before", "after"))
    return words("method.shift_mean", mean=f"{shift.abs().mean():.1f}", rho=f"{rho:.3f}")


def _paint_shift(view: View, result: IndexResult, shift: Series, words: Words) -> str:
    """Put the map of changes on the page and return its legend."""
    base = cached.scored(DEFAULT_CHOICES)
    classes = Series(np.searchsorted(_STEPS, shift.fillna(0)), shift.index).mask(shift.isna(), -1)
    bounds = (float("-inf"), *_STEPS, float("inf"))
    colours = palettes.diverging(bounds[:-1], bounds[1:], 0.0)
    labels = {
        str(code): _shift_label(str(code), shift, base, result, words) for code in shift.index
    }
    paint = painted(view, classes, colours, labels, words("method.shift_caption"), words)
    map_element.mount(view, paint, "lab_map_shift", _HEIGHT)
    return swatches(words("method.shift_legend"), colours, _ranges())


def _ranges() -> list[str]:
    """The bounds of the classes of change, in whole places."""
    signed = [f"{step:+.0f}".replace("-", "−") for step in _STEPS]
    middle = [f"{low} … {high}" for low, high in pairwise(signed)]
    return [f"≤ {signed[0]}", *middle, f"> {signed[-1]}"]


def _paint_index(view: View, words: Words) -> str:
    """Put the map of the index on the page and return its legend."""
    measured = index_measured(view)
    shown = view.but(measure=INDEX, year=measured.year, breaks=(), scheme="quantiles")
    classed = cached.classed(shown)
    labels = {
        str(code): painting.unit_label(measured, str(code), words) for code in measured.values.index
    }
    paint = painted(
        view, classed.classes.index, classed.colours, labels, words("common.index"), words
    )
    map_element.mount(view, paint, "lab_map_index", _HEIGHT)
    bounds = zip(classed.classes.lower, classed.classes.upper, strict=True)
    ranges = [f"{figures.score(low)} – {figures.score(high)}" for low, high in bounds]
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
        theme=frame.theme(),
    )


def _shift_label(
    code: str, shift: Series, base: IndexResult, result: IndexResult, words: Words
) -> str:
    if shift.isna()[code]:
        return words("method.shift_unranked")
    before = int(str(base.ranks.at[code, base.definition.root]))
    after = int(str(result.ranks.at[code, result.definition.root]))
    return words(
        "method.shift_places",
        shift=figures.signed(float(shift[code]), "score", words).removesuffix(".0"),
        before=before,
        after=after,
    )


def swatches(title: str, colours: palettes.Ramp, ranges: list[str]) -> str:
    """Return a legend in one line: a swatch and a range a class."""
    items = (
        element("span", class_="swatch", style=f"background:{colour}")
        + element("span", text(label))
        for colour, label in zip(colours.of(frame.theme()), ranges, strict=False)
    )
    head = element("span", text(title), class_="legend-title")
    return element("div", head, *items, class_="line-legend")
