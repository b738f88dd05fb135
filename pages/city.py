"""One city: where it stands, in which dimensions, on which figures, and beside whom."""

from __future__ import annotations

import streamlit as st

from ui.city import choose, context, diagnosis, indicators, inside, page, steps, targets, tries
from ui.city import kept as city_kept
from ui.city.dimensions import dimensions_of
from ui.city.headline import opens_with_figures
from ui.city.listed import kept as listed_kept
from ui.diagnosis import kept as diagnosis_kept
from ui.page import add_to_comparison, controls, draws, sources
from ui.screen import end, screen
from ui.words.texts import Words

with screen("city") as view:
    if view.city is None:
        choose.draw(view, city_kept.answer(view))
        end()
    said, went = city_kept.overview(view), city_kept.went(view)
    profile = listed_kept.profile(view)
    found, of = diagnosis_kept.diagnosis(view, view.city), dimensions_of(view, profile)
    with st.sidebar:
        controls.find_city(view)
        page.contents(view, profile, went is not None)

    left, right = st.columns([3, 2], gap="large")
    with left:
        page.header(view, profile, said)
        add_to_comparison.draw(view, view.city)
        if profile.scored:
            page.dimensions(view, profile, said)
            page.whatever_the_weights(view)
        else:
            context.among_all(view, profile)
        if opens_with_figures(profile):
            context.known_figures(view, profile)
    with right:
        page.locator(view, said)
    if went is not None:
        page.went(view, went)
    if profile.scored:
        diagnosis.standing(view, found)
        diagnosis.suggestions(view, found)
        steps.draw(view, found.unit)
        tries.draw(view, found.unit, of)
    indicators.draw(view, gaps=profile.scored)
    indicators.of_the_province(view)
    targets.draw(view)
    if not profile.scored:
        diagnosis.missing(view, found, brief=True)
    inside.inside(view, profile)
    context.neighbours(view, profile)
    context.programmes(view, profile)
    context.verdicts(view, profile)
    context.published_figures(view)
    sources.line(said.sources, Words(view.language))
    draws.follow(view)
