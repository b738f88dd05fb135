"""One variable in two years, over the cities where the two figures can be compared."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pandas import DataFrame, Series

from data.catalogue import Catalogue, withheld_reason
from data.series import breaks_between

NO_FIGURE = "no_figure"
WITHHELD = "withheld"
WARNED = "warned"


@dataclass(frozen=True)
class Change:
    """A variable in two years.

    Attributes
    ----------
    variable, first_year, last_year
    first, last : Series, the comparable cities' values, index city_code
    excluded : DataFrame, one row a city left out, index city_code
        reason ("no_figure", "withheld", "warned") and note, why it is withheld or
        what the break is: a changed boundary, a total that counts another area
    """

    variable: str
    first_year: int
    last_year: int
    first: Series
    last: Series
    excluded: DataFrame

    @property
    def years(self) -> int:
        """The years between the two figures."""
        return self.last_year - self.first_year

    @property
    def percent(self) -> Series:
        """The whole change of each city in per cent."""
        return 100 * (self.last / self.first - 1)

    def among(self, units: frozenset[str]) -> Change:
        """Return the change of some units alone."""
        keep = self.first.index.isin(units)
        excluded = self.excluded[self.excluded.index.isin(units)]
        return replace(self, first=self.first[keep], last=self.last[keep], excluded=excluded)


def compare_years(catalogue: Catalogue, variable: str, first_year: int, last_year: int) -> Change:
    """Return a variable in two years where both figures stand for the same thing.

    A figure across a break, for example because the boundary changed since, may
    serve in its own year but not in a comparison.

    Examples
    --------
    >>> from data.catalogue import read_catalogue
    >>> change = compare_years(read_catalogue(), "resident_population", 2010, 2020)
    >>> change.excluded.loc["370100", "note"]  # Jinan, joined with Laiwu in 2019
    'boundary_took_in_laiwu_2019'
    """
    rows = catalogue.rows_of(variable).set_index("city_code")
    first, last = (rows[rows["year"] == year] for year in (first_year, last_year))
    units = first.index.union(last.index).sort_values()
    note = first["note"].reindex(units).fillna(last["note"].reindex(units))
    value = DataFrame({"first": first["value"], "last": last["value"]}, index=units)
    withheld = withheld_reason(note).notna()
    reason = Series("", units).mask(value.isna().any(axis=1), NO_FIGURE)
    crossed = breaks_between(catalogue, variable, first_year, last_year)
    across = units.isin(crossed.index) & (reason == "")
    reason = reason.mask(across, WARNED).mask(withheld, WITHHELD)
    note = note.where(withheld).mask(across, crossed.reindex(units))
    out = reason != ""
    return Change(
        variable,
        first_year,
        last_year,
        value["first"][~out],
        value["last"][~out],
        DataFrame({"reason": reason[out], "note": note[out].fillna("")}),
    )
