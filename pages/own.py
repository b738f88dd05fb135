"""Own figures: what an office brings, beside what is published."""

from __future__ import annotations

from ui.own import page
from ui.screen import screen

with screen("own") as view:
    page.draw(view)
