"""Two to six cities, provinces or clusters side by side."""

from __future__ import annotations

from ui import compare_page, compared, frame

with frame.screen("compare") as view:
    compare_page.choose(view)
    if len(view.compare) < 2:
        compare_page.start(view)
        frame.end()
    found = compared.compare(view)

    compare_page.headline(view, found)
    compare_page.cards(view, found)
    compare_page.profiles(view, found)
    compare_page.indicators(view, found)
    compare_page.learn(view, found)
    compare_page.regional_diagnoses(view, found)
