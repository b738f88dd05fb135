"""What a report of many pages says, before any format; all texts in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil
from typing import Any

from exports.charts.grid import Grid
from exports.charts.kinds import Chart, is_empty
from exports.charts.spoken import spoken
from exports.content import Finding, Table
from geo.picture import MapPicture


@dataclass(frozen=True)
class Section:
    """One question and its answer.

    Attributes
    ----------
    title : of the section
    reading : the answer in a sentence
    about : what it rests on
    note : the writer's own words
    picture : the map, or None
    beside : the map that is set beside it, or None
    charts, tables : as they follow the map
    findings : heading → points
    remarks : what to know before believing it, one sentence each
    source : the source line
    """

    title: str
    reading: str = ""
    about: str = ""
    note: str = ""
    picture: MapPicture | None = None
    beside: MapPicture | None = None
    charts: tuple[Chart, ...] = ()
    tables: tuple[Table, ...] = ()
    findings: tuple[tuple[str, tuple[Finding, ...]], ...] = ()
    remarks: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True)
class Terms:
    """The words of the report itself: what its parts are called."""

    contents: str
    figures: str
    figure: str
    table: str
    note: str


@dataclass(frozen=True)
class Paper:
    """A report of many pages.

    Attributes
    ----------
    title, subtitle : on the cover
    imprint : below them: by what and when it was made, its edition, the map's review number
    edition : at the head of each page
    method : the page of method, as a section
    sources : numbered
    watermark : over each page, faint; none where empty
    """

    title: str
    subtitle: str
    language: str
    imprint: tuple[str, ...]
    edition: str
    sections: tuple[Section, ...]
    method: Section
    sources: Table
    terms: Terms
    watermark: str = ""

    @property
    def parts(self) -> tuple[Section, ...]:
        """Every section in order, those of method and sources last."""
        listed = Section(self.sources.title, tables=(self.sources,))
        return (*self.sections, self.method, listed)


# In per cent of the page: a map, a chart; and how high one of two maps is, beside a map alone.
_MAP, _CHART, _ONE_OF_TWO = 100, 84, 70
# Of shades: no more columns than have room for their names, no more rows than a page holds.
_MOST_COLUMNS, _MOST_ROWS = 31, 42


@dataclass(frozen=True)
class Drawing:
    """A map or a chart with its caption and what is said of it.

    Attributes
    ----------
    width : in per cent of the page's width
    height : of a map, in per cent of one that stands alone; of two both fit on a page
    """

    drawn: MapPicture | Chart
    caption: str
    spoken: str
    width: int
    height: int = 100


def drawings(section: Section) -> Iterator[Drawing]:
    """Yield the maps of a section, then its charts; one without any figure is left out."""
    height = 100 if section.beside is None else _ONE_OF_TWO
    for picture in filter(None, (section.picture, section.beside)):
        # What sets two maps apart is their caption; a picture on paper is not named twice.
        named = picture.subtitle or picture.paint.caption
        yield Drawing(replace(picture, subtitle=""), named, picture.spoken, _MAP, height)
    for chart in section.charts:
        if not is_empty(chart):
            parts = list(_parts(chart))
            for place, part in enumerate(parts, start=1):
                which = f" ({place}/{len(parts)})" if len(parts) > 1 else ""
                # The caption says what the chart is; it is not said twice.
                untitled: Any = replace(part, title="")
                yield Drawing(untitled, chart.title + which, spoken(part), _CHART)


def _parts(chart: Chart) -> Iterator[Chart]:
    """A chart as paper holds it: shades by long lists upright, and on several pages."""
    if not isinstance(chart, Grid):
        yield chart
        return
    upright = chart.turned() if len(chart.columns) > max(_MOST_COLUMNS, len(chart.rows)) else chart
    pages = ceil(len(upright.rows) / _MOST_ROWS)
    length = ceil(len(upright.rows) / max(1, pages))
    for start in range(0, len(upright.rows), length):
        yield upright.rows_of(start, start + length)
