"""What stands for no data: thin lines on a pale ground, the same on the map and in every legend.

A full grey over forty large units would be the strongest colour on the map; a
hatch is seen to be no class by every reader, in grey print too.
"""

from __future__ import annotations

from geo.svg import GRID
from geo.themes import THEMES

# Of a line and from one to the next, across the lines, on a screen; a picture is larger.
WIDTH, SPACING = 1.0, 5.0
_PICTURE = 1.4
_NAME = "no-data"
# The attribute that fills a shape of a picture.
FILL = f"url(#{_NAME})"


def css(theme: str) -> str:
    """Return the hatch as the background of an element."""
    look = THEMES[theme]
    line, ground = look.no_data_line, look.no_data
    return (
        f"repeating-linear-gradient(-45deg,{line} 0 {WIDTH:g}px,{ground} {WIDTH:g}px {SPACING:g}px)"
    )


def svg_pattern(theme: str) -> str:
    """Return the hatch as the definition that `FILL` names, for what `geo.svg.path` draws."""
    look, step = THEMES[theme], SPACING * _PICTURE
    return (
        f'<pattern id="{_NAME}" width="{step:g}" height="{step:g}" '
        f'patternUnits="userSpaceOnUse" patternTransform="scale({GRID}) rotate(45)">'
        f'<rect width="{step:g}" height="{step:g}" fill="{look.no_data}"/>'
        f'<rect width="{WIDTH * _PICTURE:g}" height="{step:g}" fill="{look.no_data_line}"/>'
        "</pattern>"
    )
