"""Every city's rank interval as a chart, as a map and as a table."""

from __future__ import annotations

from typing import Any

import altair as alt
import streamlit as st
from pandas import DataFrame

from geo import palettes
from geo.classify import classify
from scoring.doubt.robustness import RankUncertainty
from ui.address.view import View
from ui.figures import kept
from ui.figures.cells import records
from ui.figures.names import city_name, city_names
from ui.index_lab.change import painted
from ui.map import element as map_element
from ui.map.legend import swatches
from ui.page import look
from ui.page.markup import Theme, element, plain, text
from ui.words.texts import Words

_HEIGHT = 480
_FIRST = 40
_BESIDE = 15
_CLASSES = 5
AROUND = ("all", "first", "city")


def draw(ranks: RankUncertainty, view: View) -> None:
    """Draw the chart beside the map, and the table behind both."""
    words = Words(view.language)
    table = rank_table(ranks, words)
    left, right = st.columns([1, 1], gap="large")
    with left:
        st.html(element("h3", text(words("index_lab.caterpillar"))))
        around = _around(view, words)
        shown = table_around(table, around, view.city)
        chart = overview if around == "all" else named
        st.altair_chart(chart(shown, view.city, look.theme(), words), width="stretch")
    with right:
        _map(table, view, words)
    with st.expander(words("index_lab.table")):
        st.dataframe(_shown(table, words), hide_index=True, width="stretch")


def rank_table(ranks: RankUncertainty, words: Words) -> DataFrame:
    """Return one row a city in the order of the index: `RankUncertainty.summary` and its name.

    first_tenth is the percentage of draws in which it is in the first tenth.
    """
    names = city_names(kept.catalogue(), words)
    tenth = -(-len(ranks.cities) // 10)
    summary = ranks.summary.assign(first_tenth=(100 * ranks.share_within(tenth)).round(1))
    ordered = summary.sort_values("rank", kind="stable")
    ordered = ordered.assign(
        city_code=ordered.index.astype(str),
        city=[names[str(code)] for code in ordered.index],
        order=range(1, len(ordered) + 1),
    )
    return ordered.reset_index(drop=True)


def table_around(table: DataFrame, around: str, city: str | None) -> DataFrame:
    """Return all rows, the first ones, or those on both sides of a city."""
    if around == "all":
        return table
    at = table.index[table["city_code"] == city]
    if around == "first" or at.empty:
        return table.head(_FIRST)
    place = int(at[0])
    return table.iloc[max(place - _BESIDE, 0) : place + _BESIDE + 1]


def overview(table: DataFrame, city: str | None, theme: Theme, words: Words) -> Any:
    """Return all cities side by side, without names; the pointer says which is which."""
    x = alt.X("order:Q", title=words("index_lab.caterpillar_x"), scale=alt.Scale(nice=False))
    y = {
        name: alt.Y(f"{name}:Q", title=words("index_lab.caterpillar_axis"), scale=_downwards())
        for name in ("low", "median", "rank")
    }
    base = alt.Chart(_coloured(table, city)).encode(x=x, tooltip=_tip(words))
    colour = alt.Color("colour:N", scale=None)
    band = base.mark_rule(strokeWidth=2.4, opacity=0.7).encode(
        y=y["low"], y2="high:Q", color=colour
    )
    median = base.mark_tick(
        thickness=1.5, size=4, color=palettes.THEMES[theme].ink, orient="horizontal"
    )
    points = base.mark_circle(size=14, opacity=1).encode(y=y["rank"], color=colour)
    return alt.layer(band, median.encode(y=y["median"]), points).properties(height=_HEIGHT)


def named(table: DataFrame, city: str | None, theme: Theme, words: Words) -> Any:
    """Return one line a city, with its name."""
    y = alt.Y("label:N", sort=None, title=None, axis=alt.Axis(labelLimit=170))
    x = {
        name: alt.X(
            f"{name}:Q", title=words("index_lab.caterpillar_axis"), scale=alt.Scale(zero=False)
        )
        for name in ("low", "median", "rank")
    }
    rows = _coloured(table, city)
    base = alt.Chart(rows).encode(y=y, tooltip=_tip(words))
    colour = alt.Color("colour:N", scale=None)
    band = base.mark_rule(strokeWidth=6, opacity=0.45).encode(x=x["low"], x2="high:Q", color=colour)
    ink = palettes.THEMES[theme].ink
    median = base.mark_tick(thickness=2, size=9, color=ink, orient="vertical").encode(x=x["median"])
    points = base.mark_circle(size=45, opacity=1).encode(x=x["rank"], color=colour)
    return alt.layer(band, median, points).properties(height=15 * len(rows) + 40)


def _coloured(table: DataFrame, city: str | None) -> DataFrame:
    """The city in focus in the colour of the selection; names told apart where two share one."""
    marked = table["city_code"] == city
    return table.assign(
        colour=marked.map({True: palettes.SELECTION, False: "#2f7fc1"}),
        label=table["rank"].astype(str) + "  " + table["city"],
    )


def _downwards() -> alt.Scale:
    """The first rank on top."""
    return alt.Scale(reverse=True, nice=False)


def _tip(words: Words) -> list[alt.Tooltip]:
    keys = {"city": "city:N"} | {k: f"{k}:Q" for k in ("rank", "median", "low", "high")}
    return [alt.Tooltip(field, title=words(f"index_lab.{key}")) for key, field in keys.items()]


def _around(view: View, words: Words) -> str:
    options = AROUND if view.city else AROUND[:2]
    name = city_name(view.city, kept.catalogue(), words) if view.city else ""
    if st.session_state.get("lab_around") not in options:
        st.session_state["lab_around"] = options[0]
    return str(
        st.segmented_control(
            words("index_lab.around"),
            options,
            format_func=lambda around: words(f"index_lab.around_{around}", city=plain(name)),
            label_visibility="collapsed",
            required=True,
            key="lab_around",
        )
    )


def _map(table: DataFrame, view: View, words: Words) -> None:
    """Where ranks are firm and where they are not."""
    width = table.set_index("city_code")["width"].astype(float)
    units = kept.catalogue().cities["city_code"]
    classes = classify(width.reindex(units), "quantiles", _CLASSES)
    colours = palettes.sequential(max(1, len(classes.upper)), "orange_brown")
    labels = {
        row["city_code"]: words(
            "index_lab.uncertainty_label", rank=row["rank"], low=row["low"], high=row["high"]
        )
        for row in records(table)
    }
    caption = words("index_lab.uncertainty_map")
    st.html(element("h3", text(caption)))
    paint = painted(view, classes.index, colours, labels, caption, words)
    map_element.mount(view, paint, "lab_map_width", _HEIGHT)
    ranges = [
        f"{low:.0f} – {high:.0f}" for low, high in zip(classes.lower, classes.upper, strict=True)
    ]
    st.html(swatches("", colours, ranges))


def _shown(table: DataFrame, words: Words) -> DataFrame:
    columns = ["rank", "city", "median", "low", "high", "width", "first_tenth"]
    return table[columns].rename(columns={name: words(f"index_lab.{name}") for name in columns})
