"""One city: where it stands, in which dimensions, on which figures, and beside whom."""

from __future__ import annotations

import streamlit as st

from ui import (
    cached,
    city_context,
    city_diagnosis,
    city_indicators,
    city_page,
    city_steps,
    compare_add,
    controls,
    diagnosed,
    frame,
)
from ui.profile import profile_of

with frame.screen("city") as view:
    with st.sidebar:
        controls.find_city(view)
        city_page.contents(view)
    if view.city is None:
        city_page.choose(view)
        frame.end()
    profile = profile_of(view.city, cached.catalogue(), cached.scored(view.choices))
    found = diagnosed.diagnosis(view, view.city)

    city_page.header(view, profile)
    compare_add.draw(view, view.city)
    left, right = st.columns([3, 2], gap="large")
    with left:
        city_diagnosis.draw_type(view, found)
        city_page.dimensions(view, profile)
    with right:
        city_page.locator(view, profile)
    city_diagnosis.standing(view, found)
    city_diagnosis.suggestions(view, found)
    city_steps.draw(view, found)
    city_indicators.draw(view, profile)
    city_context.neighbours(view, profile)
    city_context.programmes(view, profile)
    city_context.verdicts(view, profile)
    city_context.published_figures(view, profile)
