"""A page that is only the map: what the browser test of the map drives."""

from __future__ import annotations

import numpy as np
import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

from data.catalogue import read_catalogue
from geo.build import ensure_built
from geo.classes.classify import classify
from geo.map_layers import MapPaint, clicked, national_map, paint_layer
from geo.palettes import sequential

MEASURES = ("first", "second", *(str(number) for number in range(3, 15)))
DELTA = "Pearl River Delta (9)"


@st.cache_data
def figures() -> pd.DataFrame:
    """Made-up measures for the 337 units; every tenth unit lacks the first."""
    cities = read_catalogue().cities.set_index("city_code")
    chance = np.random.default_rng(1)
    east = cities["region"].map({"east": 60, "northeast": 30, "central": 40, "west": 25})
    columns = {name: east + chance.normal(0, 8, len(cities)) for name in MEASURES}
    table = cities.assign(**columns)
    table.loc[table.index[::10], "first"] = np.nan
    return table


@st.cache_data
def delta() -> tuple[str, ...]:
    """The members of a cluster to outline."""
    clusters = read_catalogue().clusters
    return tuple(clusters.loc[clusters["name_en"] == DELTA, "city_code"])


st.markdown("<style>.block-container{padding:0;max-width:none}</style>", unsafe_allow_html=True)
asked = st.query_params
table = figures()
measure = st.radio("Measure", MEASURES, horizontal=True)
classes = classify(table[measure], "quantiles", 5)
paint = MapPaint(
    classes=classes.by_code,
    colours=sequential(5),
    labels={
        str(code): f"{value:.1f} <b>points</b>" for code, value in table[measure].dropna().items()
    },
    caption=f"The {measure} measure",
    no_data_text="No data",
    outside_text="Outside the data",
    faded=frozenset(table.index[table["region"] == "west"]) if "fade" in asked else frozenset(),
    selected=asked.get("selected"),
    outlined={DELTA: delta()} if "outline" in asked else {},
    focus=tuple(asked["focus"].split(",")) if "focus" in asked else (),
    theme="dark" if asked.get("theme") == "dark" else "light",
    shape="equal" if "equal" in asked or st.toggle("Equal size") else "map",
)
returned = st_folium(
    national_map(asked.get("lang", "en"), ensure_built()),
    key="map",
    height=int(asked.get("height", "600")),
    width=None,
    use_container_width=True,
    feature_group_to_add=paint_layer(paint),
    returned_objects=["last_active_drawing"],
)
st.session_state["runs"] = st.session_state.get("runs", 0) + 1
click = clicked(returned)
st.text(f"runs {st.session_state['runs']} clicked {click.city_code if click else 'nothing'}")
