"""A picture as pixels."""

from __future__ import annotations

import io
from collections.abc import Sequence

import resvg_py
from PIL import Image, ImageColor

from exports.fonts import find_font

# A chart has a few colours, each with its mixtures at the edges of letters: with half as many,
# or with those of an octree, a small 8 looks like a 6.
_COLOURS = 16


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


def small_png_of(svg: str, zoom: float = 1.0) -> bytes:
    """Return an SVG as a PNG of few colours, a third as long.

    Parameters
    ----------
    zoom : pixels for each unit of the picture

    Raises
    ------
    FontError
        If no font with Chinese characters is installed.
    """
    whole = _pixels(svg, zoom)
    return _written(whole.quantize(_COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE))


def png_in(colours: Sequence[str], svg: str, zoom: float = 1.0) -> bytes:
    """Return an SVG as a PNG whose pixels have the nearest of these colours, 256 at most.

    Raises
    ------
    FontError
        If no font with Chinese characters is installed.
    """
    numbers = [value for colour in colours for value in ImageColor.getrgb(colour)]
    palette = Image.new("P", (1, 1))
    # What is not filled would be black.
    palette.putpalette(numbers + numbers[:3] * (256 - len(colours)))
    return _written(_pixels(svg, zoom).quantize(palette=palette, dither=Image.Dither.NONE))


def _pixels(svg: str, zoom: float) -> Image.Image:
    return Image.open(io.BytesIO(png_of(svg, zoom))).convert("RGB")


def _written(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()
