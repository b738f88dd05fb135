"""Bands with points on them: caterpillars of ranks, spreads of groups, intervals."""

from __future__ import annotations

from dataclasses import dataclass

from data.errors import DataError
from exports.charts.checks import check_finite, check_groups, check_lengths
from exports.charts.parts import PLAIN, Group, Reference, Tips
from exports.charts.scale import Axis


@dataclass(frozen=True)
class Dots:
    """One point on each range: a dot, or a thin `tick` in ink."""

    name: str
    values: tuple[float, ...]
    tick: bool = False


@dataclass(frozen=True, kw_only=True)
class Ranges:
    """A band for each category with points on it: caterpillars, spreads, intervals.

    Attributes
    ----------
    categories : one a row, the first at the top; an `overview` keeps names for the pointer
    low, high : ends of each band
    band : what the band is, for the legend
    dots : points on the bands, in the order they are drawn
    groups, group : colours of bands and dots, and the place of each row's among them
    overview : hundreds of bands side by side, upright and without names; `across` says
        what runs from left to right
    axis, codes, reference, chosen, tips, language : as in `Bars`

    Examples
    --------
    >>> chart = Ranges(
    ...     title="Ranks",
    ...     categories=("Beijing", "Suzhou"),
    ...     low=(1, 4),
    ...     high=(2, 11),
    ...     band="90 of 100 draws",
    ...     dots=(Dots("Median", (1, 6), tick=True), Dots("Rank", (1, 7))),
    ...     axis=Axis("Rank", decimals=0, reversed=True),
    ... )
    >>> chart.role(0)
    'main'
    """

    title: str
    categories: tuple[str, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    band: str
    dots: tuple[Dots, ...]
    axis: Axis = PLAIN
    codes: tuple[str, ...] = ()
    groups: tuple[Group, ...] = (Group(""),)
    group: tuple[int, ...] = ()
    reference: Reference | None = None
    overview: bool = False
    across: str = ""
    chosen: str = ""
    tips: Tips = ()
    language: str = "en"

    def __post_init__(self) -> None:
        """Raise `DataError` where lengths differ, or a range ends before it begins."""
        lists = {"low": self.low, "high": self.high}
        lists |= {f"dots {one.name!r}": one.values for one in self.dots}
        optional = [self.codes, self.group, *(texts for _, texts in self.tips)]
        check_lengths(self.title, len(self.categories), lists, optional)
        check_finite(self.title, *lists.values())
        check_groups(self.title, self.groups, self.group)
        if any(low > high for low, high in zip(self.low, self.high, strict=True)):
            raise DataError(f"chart {self.title!r}: a range ends before it begins")

    def role(self, row: int) -> str:
        """Return the colour of one row."""
        if self.codes and self.chosen and self.codes[row] == self.chosen:
            return "selected"
        return self.groups[self.group[row] if self.group else 0].role

    def figures(self) -> list[float]:
        """Return every figure the axis has to hold."""
        ends = [*self.low, *self.high, *(v for one in self.dots for v in one.values)]
        return [*ends, self.reference.at] if self.reference else ends
