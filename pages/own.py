"""Own figures: what an office brings, beside what is published."""

from __future__ import annotations

from ui.own import held, page
from ui.screen import screen
from ui.shelf import save

with screen("own") as view:
    page.draw(view)
    if (own := held.own_set()).figures:
        save.draw("figures", view, own.name)
