"""Parts of a screen that are made when they are opened."""

from __future__ import annotations

from tests.screens.test_screens import open_screen, unfold
from ui.address.view import PALETTES

FILTERS = {"control_region", "control_province", "control_cluster", "control_tier", "control_level"}
COLOURING = {f"control_{name}" for name in ("against", "scheme", "scale", "palette")}


def test_folded_controls_are_made_when_they_are_opened() -> None:
    """Closed they cost a change nothing; opened they are all there, with what the link asks for."""
    app = open_screen("atlas", lang="en", palette=PALETTES[1])
    assert not {box.key for box in app.multiselect} & FILTERS
    assert not {box.key for box in app.selectbox} & {*COLOURING, "control_target"}
    opened = unfold(app)
    assert {box.key for box in opened.multiselect} >= FILTERS
    assert {box.key for box in opened.selectbox} >= {*COLOURING, "control_target"}
    assert opened.selectbox(key="control_palette").value == PALETTES[1]


def test_what_a_link_filters_by_is_not_folded_away() -> None:
    """A reader who comes by it sees which filters are set, and can change them."""
    app = open_screen("atlas", lang="en", region="west")
    assert app.multiselect(key="control_region").value == ["west"]
    assert "control_palette" not in {box.key for box in app.selectbox}
