"""The live map in a file of its own: everything it needs lies inside, nothing is asked for."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

from branca.element import Element
from folium.template import Template

from geo.build import BoundaryFiles
from geo.map_layers import national_map

_TYPES = {".js": "text/javascript", ".css": "text/css", ".json": "application/json"}


class _Printed(Element):
    """A text put into the page as it is: a text given to `Element` itself is compiled and run."""

    _template = Template("{{ this.text }}")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


def standalone_page(
    language: str, files: BoundaryFiles, title: str, style: str, body: str, script: str
) -> str:
    """Return a whole HTML page with the national map and what stands around it.

    Parameters
    ----------
    language : ``en`` or ``zh``
    files : `geo.build.ensure_built`
    title : escaped markup
    style, body, script : around the map; `script` comes before the map's own and
        waits for ``DOMContentLoaded`` before it calls ``atlas.paint``
    """
    drawn = national_map(language, files, address=_inlined)
    page: Any = drawn.get_root()
    page.title = title
    page.header.add_child(_Printed(f"<style>{style}</style>"), name="style")
    page.html.add_child(_Printed(body), name="body")
    page.script.add_child(_Printed(script), name="deck")
    return str(page.render())


def _inlined(path: Path) -> str:
    """A file as an address that contains it."""
    content = base64.b64encode(path.read_bytes()).decode()
    return f"data:{_TYPES[path.suffix]};base64,{content}"
