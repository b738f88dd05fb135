"""Sources and data: how complete, from where, and how a figure becomes a score."""

from __future__ import annotations

from ui.screen import screen
from ui.sources import kept, page

with screen("sources") as view:
    page.take_along(view)
    page.switch(view)
    page.draw(view, kept.answer(view))
