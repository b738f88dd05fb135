"""Which index the kept scores of an edition are of: its framework, its year and its scales."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass

from data.errors import DataError
from scoring.index.chain import IndexResult
from scoring.index.choices import IndexChoices

FILE = "index.toml"
_SAID = frozenset({"framework", "year", "scales"})
_YEARS = range(1900, 3000)
_LONGEST = 10_000
_LOWEST, _HIGHEST = -1e9, 1e9
_MOST_LEVELS = 20


@dataclass(frozen=True)
class About:
    """The default index of an edition.

    Attributes
    ----------
    framework : code in the edition's own `frameworks.csv`
    year : figures of the latest year not after it were used
    scales : the lowest and highest score there can be at each level, the lowest level
        first; what stands last serves the levels above
    """

    framework: str
    year: int
    scales: tuple[tuple[float, float], ...]

    @property
    def choices(self) -> IndexChoices:
        """Return what a View asks for that asks for this index."""
        return IndexChoices(framework=self.framework, year=self.year)

    def scales_up_to(self, level: int) -> tuple[tuple[float, float], ...]:
        """Return a scale for each level of a tree."""
        missing = level - len(self.scales)
        return (*self.scales, *(self.scales[-1],) * missing)[:level]

    def as_text(self) -> str:
        """Return what stands in the archive."""
        scales = ", ".join(f"[{low!r}, {high!r}]" for low, high in self.scales)
        return f'framework = "{self.framework}"\nyear = {self.year}\nscales = [{scales}]\n'


# Archives from before this file was kept: all were of this index.
BEFORE = About("six_dimensions_2", 2023, ((0.0, 100.0),))


def about(result: IndexResult) -> About:
    """Return which index a result is."""
    return About(result.choices.framework, result.choices.year, result.scales)


def read_about(text: str) -> About:
    """Return which index a text says the scores are of.

    Raises
    ------
    DataError
        If it says something else, or a scale is none.
    """
    if len(text) > _LONGEST:
        raise DataError(f"{FILE}: is longer than what it has to say")
    try:
        said = tomllib.loads(text)
        framework, year, scales = said["framework"], said["year"], said["scales"]
        found = About(str(framework), int(year), tuple((float(a), float(b)) for a, b in scales))
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        raise DataError(f"{FILE}: does not say which index the scores are of") from None
    if set(said) != _SAID or found.year not in _YEARS:
        raise DataError(f"{FILE}: does not say which index the scores are of")
    if not 1 <= len(found.scales) <= _MOST_LEVELS or not all(map(_is_scale, found.scales)):
        raise DataError(f"{FILE}: a scale is none")
    return found


def _is_scale(ends: tuple[float, float]) -> bool:
    low, high = ends
    return math.isfinite(low) and math.isfinite(high) and _LOWEST <= low < high <= _HIGHEST
