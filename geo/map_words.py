"""What the map itself says, apart from the figures: its buttons and its frame."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class MapWords:
    """The words drawn on, or read aloud from, the map.

    Attributes
    ----------
    map : what the map is, for screen readers
    zoom_in, zoom_out, whole_country : titles of the buttons
    inset : title of the South China Sea frame
    breaks : before the years from which a curve's figures stand for something else
    two_fingers : to who tries to move the map with one
    """

    map: str
    zoom_in: str
    zoom_out: str
    whole_country: str
    inset: str
    breaks: str
    two_fingers: str


MAP_WORDS = MappingProxyType(
    {
        "en": MapWords(
            map="Map of China by prefecture-level unit. Arrow keys move it, plus and minus zoom.",
            zoom_in="Zoom in",
            zoom_out="Zoom out",
            whole_country="Whole country",
            inset="South China Sea",
            breaks="the series breaks in",
            two_fingers="Two fingers move the map",
        ),
        "zh": MapWords(
            map="中国地级行政区地图。方向键移动，加减键缩放。",
            zoom_in="放大",
            zoom_out="缩小",
            whole_country="全国",
            inset="南海诸岛",
            breaks="前后不可比：",
            two_fingers="请用双指移动地图",
        ),
    }
)
