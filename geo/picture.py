"""A map as one picture that stands alone: title, legend, inset and source drawn in.

The picture is an SVG of our own, drawn from the same lines and colours as the
live map. It carries no script, no link and no font, so it opens anywhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from geo import hatch
from geo.build import BoundaryFiles
from geo.drawing.annotated import Placed, place
from geo.drawing.camera import Area, beside_both
from geo.drawing.drawn import Drawn, read_coarser
from geo.drawing.inset import draw_inset, inset_size
from geo.drawing.legend import draw_legend, legend_area, legend_width
from geo.drawing.map import draw_map, look
from geo.legend import Legend
from geo.lettering import BOLD, wrap
from geo.map_layers import MapPaint
from geo.map_words import MAP_WORDS
from geo.spoken import Extent, spoken_map
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
    extent : the ends and the middle of its figures; None of a map of kinds
    """

    paint: MapPaint
    language: str
    title: str = ""
    subtitle: str = ""
    legend: Legend | None = None
    source: str = ""
    whole: bool = True
    extent: Extent | None = None

    @property
    def spoken(self) -> str:
        """Return what the map shows, for who hears it instead of seeing it."""
        return spoken_map(self.paint, self.language, self.extent, self.legend, self.whole)


def draw_picture(
    picture: MapPicture,
    files: BoundaryFiles,
    width: int = 1600,
    height: int = 1200,
    finest: float = _FINEST_METRES,
) -> str:
    """Return the picture as the text of an SVG file.

    Parameters
    ----------
    files : `geo.build.ensure_built`
    width, height : in the picture's own units; the letters do not shrink with them
    finest : how far in metres a line may move, so that it has fewer bends

    Raises
    ------
    DataError
        If the boundaries cannot be read.
    """
    drawn = _lines_of(picture, files, width, finest)
    top, head = head_of(picture, width)
    foot_height, foot = foot_of(picture, width, height)
    area = _area(picture, width, height)
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
    title = picture.title or picture.paint.caption
    return svg_document(parts, width, height, title, picture.spoken)


def written_on(
    picture: MapPicture, files: BoundaryFiles, width: int = 1600, height: int = 1200
) -> list[Placed]:
    """Return where `draw_picture` draws what the reader wrote, in the picture's own units."""
    if not picture.paint.annotations:
        return []
    drawn = _lines_of(picture, files, width, _FINEST_METRES)
    area = _room(picture, drawn, _area(picture, width, height))
    focus = () if picture.whole else picture.paint.focus
    return place(picture.paint.annotations, drawn, look(drawn, area, focus)[1])


def _lines_of(picture: MapPicture, files: BoundaryFiles, width: int, finest: float) -> Drawn:
    coarser = max(1.0, _LEAST_WIDTH / width) * (1 if picture.whole else 0.25)
    return read_coarser(files, finest * coarser, picture.paint.shape)


def _area(picture: MapPicture, width: int, height: int) -> Area:
    """What head and foot leave."""
    top, foot = head_of(picture, width)[0], foot_of(picture, width, height)[0]
    return 0.0, top, float(width), height - top - foot


def _map(picture: MapPicture, drawn: Drawn, area: Area, language: str) -> list[str]:
    """The nation, as a map with its inset, or some units alone."""
    paint, room = picture.paint, _room(picture, drawn, area)
    if not picture.whole:
        beside = rectangle(area[0], area[1], room[0] - area[0], area[3], COLOURS.paper)
        return [*draw_map(paint, drawn, room, paint.focus, language), beside]
    covered = [] if picture.legend is None else [legend_area(picture.legend, area)]
    if not drawn.is_map:
        return draw_map(paint, drawn, room, language=language, covered=covered)
    frame = _inset(drawn, area)
    national = draw_map(paint, drawn, room, language=language, covered=[*covered, frame])
    return [*national, *draw_inset(paint, drawn, frame, MAP_WORDS[picture.language].inset)]


def _room(picture: MapPicture, drawn: Drawn, area: Area) -> Area:
    """Where in its area the map is drawn."""
    left, top, width, height = area
    legend = 0.0 if picture.legend is None else legend_width(picture.legend)
    if not picture.whole:
        # Some units fill the map, so the legend stands beside them and covers none.
        beside = legend + 2 * _BESIDE if legend else 0.0
        return left + beside, top, width - beside, height
    if not drawn.is_map:
        corner = max(legend, _CORNER)
        return left + corner, top, width - corner, height
    covered = (left, top, 0.0, 0.0) if picture.legend is None else legend_area(picture.legend, area)
    return beside_both(drawn, area, _inset(drawn, area), covered)


def _inset(drawn: Drawn, area: Area) -> Area:
    """The frame of the South China Sea, in the lower right corner."""
    left, top, width, height = area
    size = inset_size(drawn, height)
    return left + width - size[0] - 20, top + height - size[1] - 16, *size


def head_of(picture: MapPicture, width: int) -> tuple[float, list[str]]:
    """Return the height that title and subtitle take, and both."""
    y = 0.0
    parts: list[str] = []
    rows = [
        (picture.title, TITLE, COLOURS.ink, "bold"),
        (picture.subtitle, SUBTITLE, MUTED, "normal"),
    ]
    for text, largest, colour, weight in rows:
        y += 8 if parts and text else 0
        room = (width - 2 * MARGIN) / (BOLD if weight == "bold" else 1)
        size, lines = _fitted(text, room, largest)
        for line in lines:
            y += size * LEADING
            parts.append(text_line(line, MARGIN, y + 12, size, colour, weight))
    return (y + 30 if parts else 0.0), parts


def _fitted(text: str, width: float, largest: float) -> tuple[float, list[str]]:
    """The size of letters at which a sentence is whole, and its lines: a longer one is smaller."""
    for share, most in ((1.0, 2), (0.8, 3)):
        lines = wrap(text, width, share * largest)
        if len(lines) <= most:
            return share * largest, lines
    return 0.65 * largest, wrap(text, width, 0.65 * largest, 4)


def foot_of(picture: MapPicture, width: int, height: int) -> tuple[float, list[str]]:
    """Return the height that the source line takes, and the line."""
    lines = wrap(picture.source, width - 2 * MARGIN, SOURCE, 4)
    depth = len(lines) * SOURCE * LEADING + 22 if lines else 0.0
    return depth, [
        text_line(line, MARGIN, height - depth + 8 + SOURCE * LEADING * (row + 1), SOURCE, MUTED)
        for row, line in enumerate(lines)
    ]
