"""Small pictures of views, drawn once."""

from __future__ import annotations

import base64
from dataclasses import replace

from exports.briefing_file import SavedView
from exports.chart_svg.draw import draw_chart
from exports.png import png_of
from geo.picture import draw_picture
from ui.briefing.slides import as_admitted, said_of
from ui.figures.space import kept as space_kept
from ui.reader.keep import keep_copies
from ui.words.texts import Language

_SIZE, _ZOOM, _CHART_ZOOM = (480, 320), 0.75, 0.5


def thumbnail(saved: SavedView, language: Language) -> str:
    """Return the map of a saved view, or its chart, as the address of a small picture.

    A view with neither has no picture: "".
    """
    with as_admitted(saved):
        return _thumbnail(saved.screen, tuple(sorted(saved.address.items())), language)


@keep_copies(200)
def _thumbnail(screen: str, address: tuple[tuple[str, str], ...], language: Language) -> str:
    said = said_of(SavedView(screen, dict(address)), language)
    if said.picture is not None:
        bare = replace(said.picture, legend=None)
        content = png_of(draw_picture(bare, space_kept.boundaries(), *_SIZE), _ZOOM)
    elif said.charts:
        content = png_of(draw_chart(said.charts[0]), _CHART_ZOOM)
    else:
        return ""
    return f"data:image/png;base64,{base64.b64encode(content).decode()}"
