"""One variable in two years, over the cities where the two figures can be compared."""

from __future__ import annotations

from dataclasses import dataclass

from pandas import DataFrame, Series

from data.catalogue import withheld_reason

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
        reason ("no_figure", "withheld", "warned") and note, the published
        warning: a changed boundary, a total that counts another area
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


def compare_years(values: DataFrame, variable: str, first_year: int, last_year: int) -> Change:
    """Return a variable in two years where both figures stand for the same thing.

    A figure that its source warns about, for example because the boundary
    changed since, may serve in its own year but not in a comparison.

    Parameters
    ----------
    values : DataFrame
        The catalogue's long table: city_code, variable, year, value, note.

    Examples
    --------
    >>> from data.catalogue import read_catalogue
    >>> change = compare_years(read_catalogue().values, "resident_population", 2010, 2020)
    >>> change.excluded.loc["370100", "note"]  # Jinan, joined with Laiwu in 2019
    'boundary_changed_since_2010'
    """
    rows = values[values["variable"] == variable].set_index("city_code")
    first, last = (rows[rows["year"] == year] for year in (first_year, last_year))
    units = first.index.union(last.index).sort_values()
    note = first["note"].reindex(units).fillna(last["note"].reindex(units))
    value = DataFrame({"first": first["value"], "last": last["value"]}, index=units)
    withheld = withheld_reason(note).notna()
    reason = Series("", units).mask(value.isna().any(axis=1), NO_FIGURE)
    reason = reason.mask(note.notna() & (reason == ""), WARNED).mask(withheld, WITHHELD)
    out = reason != ""
    return Change(
        variable,
        first_year,
        last_year,
        value["first"][~out],
        value["last"][~out],
        DataFrame({"reason": reason[out], "note": note[out].fillna("")}),
    )
