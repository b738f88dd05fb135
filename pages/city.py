"""One city: where it stands, in which dimensions, on which figures, and beside whom."""

from __future__ import annotations

import streamlit as st

from ui.city import context, diagnosis, indicators, page, steps
from ui.diagnosis import draw as diagnosis_draw
from ui.diagnosis import kept as diagnosis_kept
from ui.figures import kept
from ui.figures.profile import profile_of
from ui.page import add_to_comparison, controls
from ui.screen import end, screen

with screen("city") as view:
    with st.sidebar:
        controls.find_city(view)
        page.contents(view)
    if view.city is None:
        page.choose(view)
        end()
    profile = profile_of(view.city, kept.catalogue(), kept.scored(view.choices))
    found = diagnosis_kept.diagnosis(view, view.city)

    page.header(view, profile)
    add_to_comparison.draw(view, view.city)
    left, right = st.columns([3, 2], gap="large")
    with left:
        diagnosis_draw.draw_type(view, found)
        page.dimensions(view, profile)
    with right:
        page.locator(view, profile)
    diagnosis.standing(view, found)
    diagnosis.suggestions(view, found)
    steps.draw(view, found)
    indicators.draw(view, profile)
    context.neighbours(view, profile)
    context.programmes(view, profile)
    context.verdicts(view, profile)
    context.published_figures(view, profile)
