"""The atlas: one measure, all of China, one city in focus."""

from __future__ import annotations

import streamlit as st

from ui.atlas import card, maps, ranking, reach
from ui.atlas.annotate import panel
from ui.atlas.kept import answer
from ui.atlas.provinces import page as provinces
from ui.figures import kept
from ui.map import first, years
from ui.page import controls, draws, inside, levels, look, sources, target_control
from ui.page.markup import element, text
from ui.screen import end, screen
from ui.take import place_report
from ui.words.texts import Words

with screen("atlas") as view:
    inside.follow(view)
    if view.units == levels.PROVINCE:
        provinces.draw(view, answer(view))
        end()
    words, side = Words(view.language), st.sidebar.container()
    measured, among, said = kept.shown(view), kept.among(view), answer(view)
    main, beside = look.map_and_side()
    with main:
        levels.draw(view, "atlas")
        look.headline(said)
        controls.filter_chips(view, left=len(among), total=len(kept.catalogue().cities))
        place_report.of_filters(view)
        if said.picture is not None:
            maps.draw(view, said)
            years.draw(view)
            if first.comes_first():
                with side:
                    first.rest_when_painted()
            panel.change(view)
        reach.draw(view, measured)
        for note in filter(None, (said.target, *said.notes)):
            st.html(element("p", text(note), class_="source-line"))
        sources.line(said.sources, words)
    with beside:
        card.draw(view)
        ranking.draw(view)
        draws.follow(view)
    # After the map, which is what the reader waits for.
    with side:
        controls.find_city(view)
        controls.measure(view)
        controls.filters(view)
        target_control.target(view)
        controls.outline(view)
        controls.colouring(view)
    years.send(view)
