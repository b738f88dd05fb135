"""The few SVG elements a picture of the map is made of; every text is escaped here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

import numpy as np
from numpy.typing import NDArray

# The first family that the reader's machine has is used; all of them have Chinese.
FAMILIES = (
    "Noto Sans CJK SC, Noto Sans SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, "
    "WenQuanYi Micro Hei, SimHei, sans-serif"
)
# Paths are written in whole tenths of a unit: finer than print, a third of the size.
GRID = 10
_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def svg_document(
    parts: Iterable[str], width: int, height: int, title: str, spoken: str = ""
) -> str:
    """Return a whole SVG file with its title, and what it shows, for screen readers."""
    described = f"<desc>{plain(spoken)}</desc>" if spoken else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" font-family="{FAMILIES}" role="img">'
        f"<title>{plain(title)}</title>{described}{''.join(parts)}</svg>"
    )


def plain(text: str) -> str:
    """Return text as markup; characters that XML cannot hold are left out."""
    return escape(_FORBIDDEN.sub("", text))


def rectangle(
    x: float,
    y: float,
    width: float,
    height: float,
    fill: str,
    stroke: str = "none",
    opacity: float = 1,
) -> str:
    """Return a filled rectangle."""
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" '
        f'fill="{fill}" fill-opacity="{opacity}" stroke="{stroke}"/>'
    )


def text_line(
    text: str,
    x: float,
    y: float,
    size: float,
    colour: str,
    weight: str = "normal",
    anchor: str = "start",
    halo: str | None = None,
) -> str:
    """Return one line of text with its baseline at y."""
    around = (
        f' stroke="{halo}" stroke-width="{size / 5:.1f}" stroke-linejoin="round" '
        'paint-order="stroke"'
        if halo
        else ""
    )
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" fill="{colour}" '
        f'font-weight="{weight}" text-anchor="{anchor}"{around}>{plain(text)}</text>'
    )


def circle(x: float, y: float, radius: float, fill: str, stroke: str) -> str:
    """Return a filled dot with a line around it."""
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}" fill="{fill}" stroke="{stroke}" '
        f'stroke-width="{radius / 3:.1f}"/>'
    )


def path(lines: Sequence[NDArray[np.float64]], style: str, closed: bool = False) -> str:
    """Return lines (each of shape (n, 2), in the picture's units) as one path.

    Parameters
    ----------
    style : attributes of the path; widths in the picture's units
    closed : join the end of each line to its start
    """
    commands = _commands(lines, "z" if closed else "") if lines else ""
    return (
        f'<path transform="scale({1 / GRID})" vector-effect="none" {style} d="{commands}"/>'
        if commands
        else ""
    )


def _commands(lines: Sequence[NDArray[np.float64]], end: str) -> str:
    """All lines at once: a map has thousands, most of them of a few points."""
    starts = np.cumsum([0, *map(len, lines[:-1])])
    points = np.rint(np.concatenate(lines) * GRID).astype(int)
    steps = np.diff(points, axis=0, prepend=points[:1])
    shown = (steps != 0).any(axis=1)
    shown[starts] = True
    steps[starts] = points[starts]
    moves = np.add.reduceat(shown.astype(int), starts) - 1
    # A line shorter than the grid is an islet: a step of one keeps it visible as a dot.
    form = "".join(f"M%d %d{'l%d %d' * count or 'l1 0'}{end}" for count in moves.tolist())
    return form % tuple(steps[shown].ravel().tolist())


def stroke(colour: str, width: float, dashes: str = "") -> str:
    """Return the attributes of an unfilled line."""
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'fill="none" stroke="{colour}" stroke-width="{width * GRID:g}" '
        f'stroke-linejoin="round" stroke-linecap="round"{dashed}'
    )


def fill(colour: str, opacity: float = 1) -> str:
    """Return the attributes of a filled shape."""
    return f'fill="{colour}" fill-opacity="{opacity:g}" fill-rule="evenodd"'
