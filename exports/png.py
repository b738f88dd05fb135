"""A picture as pixels."""

from __future__ import annotations

import resvg_py

from exports.fonts import find_font


def png_of(svg: str, zoom: float = 1.0) -> bytes:
    """Return an SVG as a PNG, with one font for all of its text.

    Parameters
    ----------
    zoom : pixels for each unit of the picture

    Raises
    ------
    FontError
        If no font with Chinese characters is installed.
    """
    font = find_font()
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            zoom=zoom,
            # Searching the whole system takes longer than drawing the map.
            skip_system_fonts=True,
            font_files=sorted({str(font.regular), str(font.bold)}),
            font_family=font.family,
            sans_serif_family=font.family,
        )
    )
