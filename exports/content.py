"""What the files say, before any format: plain texts and numbers in the reader's language.

Whoever builds these has already looked up every name and written every
sentence; the modules beside this one only lay them out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from data.languages import MANNERS
from exports.charts.kinds import Chart
from geo.picture import MapPicture

Cell = str | float | int | None

# A whole number from here on is no year.
_A_COUNT = 10_000


@dataclass(frozen=True)
class Table:
    """A table with its title; None is an empty cell.

    Attributes
    ----------
    title : also the name of its sheet in a workbook
    columns : headings, with the unit where a column has one
    rows : as many cells each as there are columns, in full precision
    decimals : digits after the point with which each column is shown; None where
        it is shown as it is; empty where none is said
    of : rows of the whole table where these are the first of them, else 0
    filed : what a file has instead, with figures as numbers and their units in a column of
        their own, where these are written to be read
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    decimals: tuple[int | None, ...] = ()
    of: int = 0
    filed: Table | None = None

    def parted(self, read: Sequence[int], filed: Sequence[int]) -> Table:
        """Return the columns to be read, which know those for a file."""
        return replace(self.of_columns(read), filed=self.of_columns(filed))

    @property
    def named(self) -> str:
        """Return the title, and how many rows of how many there are where some are left out."""
        return f"{self.title} ({len(self.rows)} / {self.of})" if self.of else self.title

    @property
    def of_figures(self) -> tuple[bool, ...]:
        """Return which columns hold numbers alone; the first names its row."""
        columns = ([row[n] for row in self.rows] for n in range(len(self.columns)))
        return tuple(
            place > 0 and all(isinstance(cell, int | float | None) for cell in cells)
            for place, cells in enumerate(columns)
        )

    def first(self, count: int) -> Table:
        """Return a table of the first rows, which knows of how many."""
        if count >= len(self.rows):
            return self
        return replace(self, rows=self.rows[:count], of=self.of or len(self.rows))

    def of_columns(self, places: Sequence[int]) -> Table:
        """Return a table of some of the columns."""
        return replace(
            self,
            columns=tuple(self.columns[n] for n in places),
            rows=tuple(tuple(row[n] for n in places) for row in self.rows),
            decimals=tuple(self.decimals[n] for n in places) if self.decimals else (),
        )


@dataclass(frozen=True)
class Slide:
    """One saved view, ready to be shown.

    Attributes
    ----------
    title : the user's own, or the measure's name
    reading : the sentence generated from the figures
    note : the user's own words
    aside : what the user wrote for the speaker alone
    subject : what its view is about, whatever the title says
    picture : the map, or None
    beside : the map to its right, or None; then there is neither chart nor table
    chart, table : beside the map, or None
    source : the source line
    address : what reopens the view in the atlas: an address, or a path below the atlas's own
    remarks : what must be known to read it, in small print
    """

    title: str
    reading: str
    note: str
    picture: MapPicture | None
    chart: Chart | None
    table: Table | None
    source: str
    address: str
    subject: str = ""
    remarks: tuple[str, ...] = ()
    beside: MapPicture | None = None
    aside: str = ""


def shown(cell: Cell, language: str, places: int | None = None) -> str:
    """Return a cell as a reader sees it: thousands apart where the language sets them so.

    A measured number has its decimals, else one; a count is whole, and is told from a year by
    its size.

    Examples
    --------
    >>> shown(-81234.56, "en", 1), shown(81234.56, "zh"), shown(2023, "en"), shown(12345, "en")
    ('−81,234.6', '81234.6', '2023', '12,345')
    """
    if cell is None or cell != cell:
        return ""
    if isinstance(cell, str):
        return cell
    comma = "," if MANNERS[language].grouped else ""
    if isinstance(cell, float):
        text = f"{cell:{comma}.{1 if places is None else places}f}"
    else:
        text = f"{cell:{comma}}" if abs(cell) >= _A_COUNT else str(cell)
    return text.replace("-", "−")


def joined(sentences: tuple[str, ...], language: str) -> str:
    """Return sentences one after the other, as the language sets them."""
    return MANNERS[language].between.join(sentences)


@dataclass(frozen=True)
class Deck:
    """A whole briefing, ready to be written.

    Attributes
    ----------
    sources : the sources of all its figures
    contents : title and headings (page, title, what it shows) of the list of its slides
    made : the day it was made, and by what
    words : what buttons and the speaker's window say, by name: back, forward, next, notes, last,
        black, clock, restart, speak
    """

    title: str
    language: str
    slides: tuple[Slide, ...]
    sources: Table
    contents: tuple[str, str, str, str]
    made: str
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Bar:
    """A row of the six dimensions: score (on `ends`), rank in words, medians by name."""

    name: str
    score: float
    rank: str
    medians: tuple[float, ...]


@dataclass(frozen=True)
class Finding:
    """One point of a diagnosis: what it is about, and what is said."""

    title: str
    text: str


@dataclass(frozen=True)
class Figure:
    """A chart with the sentence above it and what to know before believing it below."""

    heading: str
    text: str
    chart: Chart
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Report:
    """One city or region at a glance.

    Attributes
    ----------
    name, about : who it is, and where it belongs
    headline : the sentence at the top, with score and rank
    picture : its map
    bars_title, bars : its dimensions
    median_names : what the medians of each bar are medians of
    ends : the two ends of the bars' scale
    findings : heading → points, such as strengths, weaknesses, diagnosis
    tables : what follows, in order
    sources : numbered, as the tables cite them
    closing : choices, links and the day, in small print
    figures : charts with their sentences, after the findings
    """

    name: str
    language: str
    about: str
    headline: str
    picture: MapPicture
    bars_title: str
    bars: tuple[Bar, ...]
    median_names: tuple[str, ...]
    ends: tuple[float, float]
    findings: tuple[tuple[str, tuple[Finding, ...]], ...]
    tables: tuple[Table, ...]
    sources: Table
    closing: tuple[str, ...] = field(default=())
    figures: tuple[Figure, ...] = ()
