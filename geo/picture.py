"""A map as one picture that stands alone: title, legend, inset and source drawn in.

The picture is an SVG of our own, drawn from the same lines and colours as the
live map. It carries no script, no link and no font, so it opens anywhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from geo import hatch
from geo.build import BoundaryFiles
from geo.drawing.camera import beside_inset
from geo.drawing.drawn import Drawn, read_coarser
from geo.drawing.inset import draw_inset, inset_size
from geo.drawing.legend import draw_legend, legend_area, legend_width
from geo.drawing.map import draw_map
from geo.legend import Legend
from geo.lettering import wrap
from geo.map_layers import MapPaint
from geo.map_words import MAP_WORDS
from geo.svg import rectangle, svg_document, text_line
from geo.themes import MUTED, THEMES

COLOURS = THEMES["light"]
# All sizes are for a picture 1600 wide.
TITLE, SUBTITLE, SOURCE = 44, 27, 20
MARGIN, LEADING = 40, 1.32
_BESIDE = 22
_CORNER = 300
# A third of a picture's unit where the whole country is shown.
_FINEST_METRES = 1_600.0
# A picture smaller than this is drawn with fewer bends, which it could not show.
_LEAST_WIDTH = 960
# And one smaller than this has no room for names.
_NAMED = 700


@dataclass(frozen=True)
class MapPicture:
    """What a picture of the map says; all texts in the reader's language.

    Attributes
    ----------
    paint : classes, colours, selection, filter and clusters, as on the live map; what
        stands around the map is on paper, whatever its theme
    language : ``en`` or ``zh``
    title, subtitle : above the map; none where empty
    legend : over the map's lower left corner; none where None
    source : under the map
    whole : show the nation with its inset, even where `paint.focus` names units
    """

    paint: MapPaint
    language: str
    title: str = ""
    subtitle: str = ""
    legend: Legend | None = None
    source: str = ""
    whole: bool = True


def draw_picture(
    picture: MapPicture, files: BoundaryFiles, width: int = 1600, height: int = 1200
) -> str:
    """Return the picture as the text of an SVG file.

    Parameters
    ----------
    files : `geo.build.ensure_built`
    width, height : in the picture's own units; the letters do not shrink with them

    Raises
    ------
    DataError
        If the boundaries cannot be read.
    """
    coarser = max(1.0, _LEAST_WIDTH / width) * (1 if picture.whole else 0.25)
    drawn = read_coarser(files, _FINEST_METRES * coarser, picture.paint.shape)
    top, head = head_of(picture, width)
    foot_height, foot = foot_of(picture, width, height)
    area = (0.0, top, float(width), height - top - foot_height)
    sea = THEMES[picture.paint.theme].sea
    language = picture.language if width >= _NAMED else ""
    pattern = hatch.svg_pattern(picture.paint.theme)
    parts = [pattern, rectangle(*area, sea), *_map(picture, drawn, area, language)]
    if top:
        parts += [rectangle(0, 0, width, top, COLOURS.paper), *head]
    if foot_height:
        parts += [rectangle(0, height - foot_height, width, foot_height, COLOURS.paper), *foot]
    if picture.legend is not None:
        parts += draw_legend(picture.legend, picture.paint.colours, area)
    return svg_document(parts, width, height, picture.title or picture.paint.caption)


def _map(
    picture: MapPicture, drawn: Drawn, area: tuple[float, float, float, float], language: str
) -> list[str]:
    """The nation, as a map with its inset, or some units alone."""
    left, top, width, height = area
    if not picture.whole:
        # Some units fill the map, so the legend stands beside them and covers none.
        beside = 0.0 if picture.legend is None else legend_width(picture.legend) + 2 * _BESIDE
        place = (left + beside, top, width - beside, height)
        return [
            *draw_map(picture.paint, drawn, place, picture.paint.focus, language),
            rectangle(left, top, beside, height, COLOURS.paper),
        ]
    covered = [] if picture.legend is None else [legend_area(picture.legend, area)]
    # The corner left of the country has room for a legend of common width; a wider one moves it.
    wider = 0.0 if picture.legend is None else max(0.0, legend_width(picture.legend) - _CORNER)
    left, width = left + wider, width - wider
    if not drawn.is_map:
        place = (left + _CORNER, top, width - _CORNER, height)
        return draw_map(picture.paint, drawn, place, language=language, covered=covered)
    inset = inset_size(drawn, height)
    frame = (left + width - inset[0] - 20, top + height - inset[1] - 16, *inset)
    title = MAP_WORDS[picture.language].inset
    place = beside_inset(drawn, (left, top, width, height), frame)
    national = draw_map(picture.paint, drawn, place, language=language, covered=[*covered, frame])
    return [*national, *draw_inset(picture.paint, drawn, frame, title)]


def head_of(picture: MapPicture, width: int) -> tuple[float, list[str]]:
    """Return the height that title and subtitle take, and both."""
    y = 0.0
    parts: list[str] = []
    rows = [
        (picture.title, TITLE, COLOURS.ink, "bold", 2),
        (picture.subtitle, SUBTITLE, MUTED, "normal", 2),
    ]
    for text, size, colour, weight, most in rows:
        y += 8 if parts and text else 0
        for line in wrap(text, width - 2 * MARGIN, size, most):
            y += size * LEADING
            parts.append(text_line(line, MARGIN, y + 12, size, colour, weight))
    return (y + 30 if parts else 0.0), parts


def foot_of(picture: MapPicture, width: int, height: int) -> tuple[float, list[str]]:
    """Return the height that the source line takes, and the line."""
    lines = wrap(picture.source, width - 2 * MARGIN, SOURCE, 4)
    depth = len(lines) * SOURCE * LEADING + 22 if lines else 0.0
    return depth, [
        text_line(line, MARGIN, height - depth + 8 + SOURCE * LEADING * (row + 1), SOURCE, MUTED)
        for row, line in enumerate(lines)
    ]
