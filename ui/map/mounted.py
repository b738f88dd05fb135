"""The map as streamlit-folium's browser part is told it, its templates rendered once.

`st_folium` renders folium's templates anew at every run and looks through what
comes of them for names to replace. All of it but the paint is the same for
every reader of a language; a test holds that what is told is what it would tell.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit_folium as library

from geo.build import BoundaryFiles
from geo.map_layers import MapPaint, layer_of, national_map, paint_script

RETURNED = "last_active_drawing"
_PAINT = "ATLAS_PAINT"
_INDENTED = re.compile(r"\s*\n\s*")


@dataclass(frozen=True)
class Mounted:
    """A map without its paint.

    Attributes
    ----------
    name : of its widget, as `st_folium` would call it
    told : what the browser part is told at every run
    before, after : the script around the paint
    """

    name: str
    told: Mapping[str, Any]
    before: str
    after: str

    def draw(self, paint: MapPaint, **more: Any) -> None:
        """Put the map on the page.

        Parameters
        ----------
        more : ``height`` and ``on_change``
        """
        script = f"{self.before}{paint_script(paint)}{self.after}"
        library._component_func(**self.told, key=self.name, feature_group=script, **more)


def mounted(language: str, files: BoundaryFiles, key: str) -> Mounted:
    """Render a map.

    Parameters
    ----------
    key : of its own on the page
    """
    drawn = national_map(language, files)
    drawn.get_root().render()
    html, header = library._get_html(drawn), library._get_header(drawn)
    script = library._get_map_string(drawn)
    layer = library._get_feature_group_string(layer_of(_PAINT), map=drawn)
    before, _, after = _INDENTED.sub("\n", layer).partition(_PAINT)
    told = {
        # All go along at every run: without their indentation they are half as long.
        "script": _INDENTED.sub("\n", script),
        "header": " ".join(header.split()),
        "html": html,
        "id": library.get_full_id(drawn),
        "width": None,
        "returned_objects": [RETURNED],
        "default": {RETURNED: None},
        "zoom": None,
        "center": None,
        "return_on_hover": False,
        "layer_control": None,
        "pixelated": False,
        "css_links": [link for _, link in drawn.default_css],
        "js_links": [link for _, link in drawn.default_js],
        "wrap_longitude": False,
    }
    return Mounted(library.generate_js_hash(script, key), told, before, after)
