"""The same map as folium and streamlit-folium draw it out of the box, for comparison."""

from __future__ import annotations

import folium
import numpy as np
import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

from geo.boundaries.units import read_units


@st.cache_resource
def shapes() -> object:
    """The same 372 simplified units, in degrees."""
    return read_units()[["name_en", "geometry"]].reset_index()


st.markdown("<style>.block-container{padding:0;max-width:none}</style>", unsafe_allow_html=True)
units = shapes()
measure = st.radio("Measure", range(1, 15), horizontal=True)
chance = np.random.default_rng(measure)
table = pd.DataFrame({"city_code": units["city_code"], "value": chance.normal(50, 20, len(units))})
drawn = folium.Map([36, 104], zoom_start=4, tiles=None)
choropleth = folium.Choropleth(
    geo_data=units,
    data=table,
    columns=["city_code", "value"],
    key_on="feature.properties.city_code",
)
# Its legend asks two outside hosts for d3, and stops the map when they do not answer.
for name in [name for name in choropleth._children if name.startswith("color_map")]:
    del choropleth._children[name]
choropleth.add_to(drawn)
st_folium(drawn, key="map", height=600, use_container_width=True, returned_objects=[])
