"""The map as streamlit-folium's browser part is told it."""

from __future__ import annotations

from typing import Any

import pytest
import streamlit_folium as library

from geo.build import ensure_built
from geo.map_layers import MapPaint, national_map, paint_layer, paint_script
from geo.palettes import Ramp
from ui.map.mounted import mounted

PAINT = MapPaint(
    classes={"110000": 1, "320500": 0, "460300": -1},
    colours=Ramp(("#ffffff", "#000000"), ("#111111", "#eeeeee")),
    labels={"110000": "4.72 <b>trillion</b>"},
    caption="GDP",
    no_data_text="No data",
    outside_text="Outside the data",
)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_browser_is_told_what_the_library_would_tell(
    monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    """Another version that asks for more, or names it otherwise, is found here."""
    told: list[dict[str, Any]] = []
    boundary_files = ensure_built()
    monkeypatch.setattr(library, "_component_func", lambda **said: told.append(said))
    library.st_folium(
        national_map(language, boundary_files),
        key="map",
        height=560,
        use_container_width=True,
        returned_objects=["last_active_drawing"],
        feature_group_to_add=paint_layer(PAINT),
    )
    mounted(language, boundary_files, "map").draw(PAINT, height=560, on_change=None)
    theirs, ours = told
    assert theirs.pop("on_change") is not ours.pop("on_change")
    # folium draws lots for it, and the browser part does not read it
    assert len(theirs.pop("id")) == len(ours.pop("id"))
    # Its indentation is not sent.
    for name in ("script", "header", "feature_group"):
        theirs[name], ours[name] = theirs[name].split(), ours[name].split()
    assert theirs == ours


def test_what_is_told_of_the_units_is_the_same_for_every_reader() -> None:
    """It is written once; who is in focus, and on which page, comes after it."""
    seen = PAINT.seen(selected="110000", theme="dark")
    assert seen.told is PAINT.told
    assert paint_script(seen) != paint_script(PAINT)
    assert '"selected":"110000"' in paint_script(seen)
