"""What the script of a map is told, on pages that share most of it and on those that do not."""

from __future__ import annotations

from functools import lru_cache

from geo.map_layers import MapPaint, as_script, paint_state
from geo.picture import MapPicture
from publish.plan import Part
from ui.address.view import INDEX
from ui.briefing.answers import answer_of
from ui.words.texts import LANGUAGES, Language


def paint_of(picture: MapPicture | None) -> str:
    """Return the paint of a page; "" where there is no map."""
    return "" if picture is None else as_script(_in_both(picture.paint))


def paint_beside_index(picture: MapPicture, language: Language) -> str:
    """Return how the paint of a page differs from that of the index, which it loads."""
    shared = _index_state(language)
    own = _in_both(picture.paint)
    return as_script({name: told for name, told in own.items() if shared.get(name) != told})


def index_script(language: Language) -> str:
    """Return the script that tells the paint of the index."""
    return f"window.atlas=window.atlas||{{}};atlas.index={as_script(_index_state(language))};"


@lru_cache(len(LANGUAGES))
def index_picture(language: Language) -> MapPicture:
    """Return the map of the index, which the page of every city shows too."""
    picture = answer_of("atlas", Part("measure", INDEX).view(language)).picture
    assert picture is not None, "the index lies on the map"
    return picture


@lru_cache(len(LANGUAGES))
def _index_state(language: Language) -> dict[str, object]:
    return _in_both(index_picture(language).paint)


def _in_both(paint: MapPaint) -> dict[str, object]:
    """What the map is told, and its colours on a dark page too: a page does not know its reader."""
    return {**paint_state(paint), "dark": paint.colours.dark}
