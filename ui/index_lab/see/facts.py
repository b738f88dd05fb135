"""What an indicator is: definition, direction, unit, years, coverage, source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from data.catalogue import Catalogue
from data.lists import PILOT_PREFIX
from scoring.index.chain import IndexResult
from ui.figures.names import measure_name
from ui.page import sources
from ui.words import numbers
from ui.words.texts import Words


@dataclass(frozen=True)
class Facts:
    """What an indicator is; texts in the reader's language, coverage 0–1."""

    definition: str
    direction: str
    unit: str
    years: str
    source: str
    known: int
    of: int

    @property
    def coverage(self) -> float:
        """The share of the scored cities that have a figure."""
        return self.known / self.of if self.of else 0.0


def facts_of(code: str, result: IndexResult, catalogue: Catalogue, words: Words) -> Facts:
    """Return what is known of an indicator, over the cities that set the scale."""
    row = catalogue.indicators.set_index("indicator").loc[code].to_dict()
    assert result.figures is not None, "scored from the tables"
    basis = result.basis
    # A figure that is published but withheld has a year and a source; it is not used.
    known = result.raw.loc[basis, code].dropna().index
    years = result.figures.year[code].loc[known].dropna().astype(int).value_counts()
    used = result.figures.source[code].loc[known].dropna().str.split("; ").explode()
    return Facts(
        definition=_definition(code, row, catalogue, words),
        direction=words(
            "index_lab.direction_up" if row["direction"] > 0 else "index_lab.direction_down"
        ),
        unit=numbers.unit_name(str(row["unit"]), words),
        years=words.list(
            [
                words("index_lab.years_one" if n == 1 else "index_lab.years_each", year=y, count=n)
                for y, n in years.sort_index().items()
            ]
        ),
        source=sources.cite([s for s in used.value_counts().index if s], words),
        known=len(known),
        of=len(basis),
    )


def _definition(code: str, row: dict[Any, Any], catalogue: Catalogue, words: Words) -> str:
    numerator = str(row["numerator"])
    if numerator.startswith(PILOT_PREFIX):
        programme = measure_name(f"indicator.{code}", catalogue, words)
        return words("index_lab.definition_pilots", programme=programme)
    top = measure_name(f"variable.{numerator}", catalogue, words)
    if not isinstance(row["denominator"], str):
        return words("index_lab.definition_as_published", numerator=top)
    below = measure_name(f"variable.{row['denominator']}", catalogue, words)
    scale = float(row["scale"])
    key = "index_lab.definition_ratio" if scale == 1 else "index_lab.definition_scaled"
    return words(key, numerator=top, denominator=below, scale=f"{scale:,.0f}")
