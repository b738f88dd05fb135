"""Two maps side by side as one picture: one title and one source, each with its own legend."""

from __future__ import annotations

from dataclasses import replace

from geo.build import BoundaryFiles
from geo.picture import COLOURS, MapPicture, draw_picture, foot_of, head_of
from geo.svg import rectangle, svg_document

_GAP = 20


def draw_two(first: MapPicture, second: MapPicture, files: BoundaryFiles, width: int = 2400) -> str:
    """Return both pictures as the text of one SVG file.

    Parameters
    ----------
    first : with the title and the source of both
    second : each is named by its subtitle

    Raises
    ------
    DataError
        If the boundaries cannot be read.
    """
    around = replace(first, subtitle="")
    side = (width - _GAP) // 2
    height = side * 9 // 10
    top, head = head_of(around, width)
    whole = round(top + height + foot_of(around, width, 0)[0])
    _, foot = foot_of(around, width, whole)
    maps = [
        _placed(draw_picture(_bare(picture), files, side, height), x, top)
        for picture, x in ((first, 0), (second, side + _GAP))
    ]
    paper = rectangle(0, 0, width, whole, COLOURS.paper)
    return svg_document([paper, *head, *maps, *foot], width, whole, first.title)


def _bare(picture: MapPicture) -> MapPicture:
    return replace(picture, title="", source="")


def _placed(svg: str, x: float, y: float) -> str:
    """A picture inside another one."""
    return svg.replace("<svg ", f'<svg x="{x:.1f}" y="{y:.1f}" ', 1)
