"""Two to six cities, provinces or clusters side by side."""

from __future__ import annotations

from ui.compare import cards, kept, page, start
from ui.compare.answer import LEAST
from ui.page import draws, inside, levels, look, sources
from ui.screen import end, screen
from ui.words.texts import Words

with screen("compare") as view:
    inside.follow(view)
    levels.draw(view, "compare")
    page.choose(view)
    if len(view.compare) < LEAST:
        start.draw(view, kept.answer(view))
        end()
    said, found = kept.overview(view), kept.found(view)

    look.headline(said)
    page.map_and_chart(view, said)
    sources.line(said.sources, Words(view.language))
    page.over_the_years(view)
    cards.draw(view, found)
    page.indicators(view, found)
    page.learn(view, found)
    page.regional_diagnoses(view, found)
    draws.follow(view)
