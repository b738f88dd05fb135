"""Two to six cities, provinces or clusters side by side."""

from __future__ import annotations

from ui.compare import cards, kept, page, start
from ui.compare.answer import LEAST
from ui.page import look, sources
from ui.screen import end, screen
from ui.words.texts import Words

with screen("compare") as view:
    page.choose(view)
    said = kept.answer(view)
    if len(view.compare) < LEAST:
        start.draw(view, said)
        end()
    found = kept.found(view)

    look.headline(said)
    page.map_and_chart(view, said)
    sources.line(said.sources, Words(view.language))
    cards.draw(view, found)
    page.indicators(view, found)
    page.learn(view, found)
    page.regional_diagnoses(view, found)
