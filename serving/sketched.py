"""What a screen with a map shows before there is a live one: the map, drawn with its legend."""

from __future__ import annotations

from typing import get_args

from geo.drawing.sketch import draw_sketch
from geo.map_words import MAP_WORDS
from ui.address.view import View
from ui.atlas.kept import answer
from ui.figures.space import kept as space_kept
from ui.map import legend
from ui.page.markup import Theme, element
from ui.reader.keep import keep

_KEPT = 100


@keep(_KEPT)
def sketched(view: View) -> str:
    """Return the map of the atlas as markup of the first HTML; "" where it is not the nation's.

    From near its lines would be too coarse, and units that are filtered are looked at from near.
    """
    picture = answer(view).picture
    if picture is None or picture.legend is None or picture.paint.focus:
        return ""
    said = (
        element("div", legend.markup(picture.legend, picture.paint.colours, theme), class_=theme)
        for theme in get_args(Theme)
    )
    corner = element("div", *said, class_="legend")
    inset = MAP_WORDS[view.language].inset
    return draw_sketch(picture.paint, space_kept.boundaries(), inset, corner)
