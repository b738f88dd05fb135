"""Whether a unit's residents grow: nobody who loses residents is told to receive newcomers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pandas import Series

from data.catalogue import Catalogue
from data.series import crosses, panel
from scoring.city_size import CENSUS

RESIDENTS = "resident_population"


def residents_gained(catalogue: Catalogue, year: int) -> Series:
    """Return by how many residents each unit has grown since the census of 2020.

    Returns
    -------
    Series, index city_code, persons, to the latest year not after `year`; NaN
        where no later figure can be compared with the census
    """
    table = panel(catalogue, RESIDENTS)
    gained = Series(float("nan"), table.index)
    for end in (y for y in sorted(map(int, table.columns)) if CENSUS < y <= year):
        change = table[end] - table[CENSUS]
        gained = change.where(~crosses(catalogue, RESIDENTS, CENSUS, end)).fillna(gained)
    return gained


def gained_by(gained: Series, members: Mapping[str, Sequence[str]]) -> Series:
    """Return the same of groups: the sum over members, NaN where one is not known.

    Examples
    --------
    >>> gained_by(Series({"a": 3.0, "b": -1.0}), {"g": ["a", "b"], "h": ["a"]}).tolist()
    [2.0, 3.0]
    """
    return Series({name: gained[list(codes)].sum(skipna=False) for name, codes in members.items()})
