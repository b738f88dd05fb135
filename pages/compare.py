"""Two to six cities, provinces or clusters side by side."""

from __future__ import annotations

from ui.compare import compared, page
from ui.screen import end, screen

with screen("compare") as view:
    page.choose(view)
    if len(view.compare) < 2:
        page.start(view)
        end()
    found = compared.compare(view)

    page.headline(view, found)
    page.cards(view, found)
    page.profiles(view, found)
    page.indicators(view, found)
    page.learn(view, found)
    page.regional_diagnoses(view, found)
