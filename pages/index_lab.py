"""The index: open it, change it, compare it, question it, take it along."""

from __future__ import annotations

from ui.index_lab import page
from ui.index_lab.change import panel as change
from ui.index_lab.compare import panel as compare
from ui.index_lab.proofs import panel as proofs
from ui.index_lab.see import panel as see
from ui.index_lab.sure import panel as sure
from ui.index_lab.take import panel as take
from ui.screen import screen
from ui.shelf import save

_PANELS = {
    "see": see,
    "change": change,
    "compare": compare,
    "sure": sure,
    "proofs": proofs,
    "take": take,
}

with screen("index_lab") as view:
    page.panel_switch(view)
    _PANELS[view.panel].draw(view)
    if view.panel == "take":
        save.draw("choices", view, view.choices_name)
