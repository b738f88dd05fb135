"""What the counties of a prefecture come to, beside its own figure of the census."""

from __future__ import annotations

from pandas import DataFrame

from data.catalogue import Catalogue
from data.counties.drawn import CENSUS, ZONE
from scoring.counties.figures import RESIDENTS


def residents_by_city(catalogue: Catalogue) -> DataFrame:
    """Return the residents of each prefecture-level unit, from its counties and as published.

    Returns
    -------
    DataFrame, index city_code
        ``counties`` (all counties of the census in it), ``zones`` (of them, those that
        no polygon shows), ``published`` (its own figure) and ``difference``
        (counties less published), persons.

    Notes
    -----
    They differ where a boundary was drawn otherwise in one of the two tables, such as
    Baoding with and without Xiong'an: nothing is moved from one to the other here.
    """
    values, counties = catalogue.county_values, catalogue.counties.set_index("county_code")
    asked = (values["variable"] == RESIDENTS) & (values["year"] == CENSUS)
    rows = values[asked].set_index("county_code")["value"]
    of = counties.loc[rows.index]
    own = catalogue.values
    own = own[(own["variable"] == RESIDENTS) & (own["year"] == CENSUS)]
    table = DataFrame({"published": own.set_index("city_code")["value"]})
    table.insert(0, "counties", rows.groupby(of["city_code"]).sum())
    apart = rows[of["relation"] == ZONE]
    table.insert(1, "zones", apart.groupby(of["city_code"]).sum())
    table["zones"] = table["zones"].fillna(0.0)  # no zone: nobody lives in one
    table["difference"] = table["counties"] - table["published"]
    return table
