"""The live map without our server: in one file with all it needs, or in pages that share it."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

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


class MapParts(NamedTuple):
    """The map as parts of a page: the element it is drawn in, and the script that draws it."""

    element: str
    script: str


def map_parts(language: str, files: BoundaryFiles, address: Callable[[Path], str]) -> MapParts:
    """Return the national map for pages that share everything but its paint.

    The script finds shapes that were loaded before it in ``atlas.given``, so that
    nothing need be fetched: a page on a disk may not.

    Parameters
    ----------
    language : ``en`` or ``zh``
    files : `geo.build.ensure_built`
    address : where a page finds a built file
    """
    drawn: Any = national_map(language, files, address)
    drawn._id = "shared"  # the same text each time, where folium would draw a number
    page = drawn.get_root()
    page.render()
    return MapParts(page.html.render().strip(), page.script.render())


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
