"""The legend of a map as a value: what each colour stands for, and how many units have it."""

from __future__ import annotations

from dataclasses import dataclass

from geo import hatch
from geo.palettes import Ramp
from geo.themes import THEMES

NO_DATA, OUTSIDE = "no_data", "outside"
# Below this ratio of the fullest class to the emptiest, bars of counts all look the same.
_TELLING = 1.5
# Above this ratio of the fullest class to the next, the other bars cannot be seen.
_DWARFING = 10


@dataclass(frozen=True)
class LegendRow:
    """One entry of a legend.

    Attributes
    ----------
    place : the class it stands for, or `NO_DATA`, or `OUTSIDE`
    label : its bounds or its name, in the reader's language
    count : how many units have it, or None where that is not said
    """

    place: int | str
    label: str
    count: int | None = None

    @property
    def hatched(self) -> bool:
        """Whether it is drawn with the lines of `geo.hatch` over its colour."""
        return self.place == NO_DATA

    def colour(self, colours: Ramp, theme: str) -> str:
        """Return the entry's colour on a page of this theme."""
        if isinstance(self.place, int):
            return colours.of(theme)[self.place]
        return str(getattr(THEMES[theme], self.place))

    def background(self, colours: Ramp, theme: str) -> str:
        """Return the entry's colour, or its hatch, as a style sheet writes it."""
        return hatch.css(theme) if self.hatched else self.colour(colours, theme)


@dataclass(frozen=True)
class Square:
    """The legend of two measures: three by three fields.

    Attributes
    ----------
    first, second : names of the measures, along and upwards
    counts : units in each field, at place ``3 × second + first``
    """

    first: str
    second: str
    counts: tuple[int, ...]


@dataclass(frozen=True)
class Legend:
    """What stands beside a map.

    Attributes
    ----------
    title : name or unit of what the colours show, with its year
    rows : the highest class first, then no data, then what lies outside the data
    note : what must be known to read it, such as which side is better
    square : in place of the classes' rows where two measures are shown
    """

    title: str
    rows: tuple[LegendRow, ...]
    note: str = ""
    square: Square | None = None

    @property
    def classes(self) -> tuple[LegendRow, ...]:
        """The rows that stand for classes."""
        return tuple(row for row in self.rows if isinstance(row.place, int))

    @property
    def telling(self) -> bool:
        """Whether bars of the classes' counts would say anything.

        Equal ones do not, nor one that leaves the others no length.
        """
        counts = sorted(row.count for row in self.classes if row.count is not None)
        if len(counts) < 2 or counts[-1] <= _TELLING * max(1, counts[0]):
            return False
        return counts[-1] <= _DWARFING * max(1, counts[-2])
