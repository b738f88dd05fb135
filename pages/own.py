"""Own figures: what an office brings, beside what is published."""

from __future__ import annotations

from ui.own import page
from ui.screen import screen
from ui.shelf import save

with screen("own") as view, page.draw(view):
    if name := page.proposed_name(view):
        save.draw("figures", view, name)
