"""A picture as pixels."""

from __future__ import annotations

import io

import resvg_py
from PIL import Image

from exports.fonts import find_font

# A map has five to nine colours, each with its mixtures at the edges of letters and lines.
_COLOURS = 32


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


def small_png_of(svg: str, zoom: float = 1.0, colours: int = _COLOURS) -> bytes:
    """Return an SVG as a PNG of few colours, a third as long.

    Parameters
    ----------
    zoom : pixels for each unit of the picture
    colours : at most so many

    Raises
    ------
    FontError
        If no font with Chinese characters is installed.
    """
    whole, out = Image.open(io.BytesIO(png_of(svg, zoom))).convert("RGB"), io.BytesIO()
    few = whole.quantize(colours, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(out, "PNG", optimize=True)
    return out.getvalue()
