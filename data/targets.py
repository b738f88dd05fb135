"""What a target must be to be set beside a measure: of its unit, and for units there are."""

from __future__ import annotations

from pandas import DataFrame, Series, concat

from data.errors import DataError, lines

# "cluster.CODE" and "province.CODE" name one of a table as well.
_NAMED = {"cluster": ("clusters", "cluster"), "province": ("cities", "province_code")}


def check_targets(tables: dict[str, DataFrame]) -> None:
    """Stop unless every target fits what it applies to and whom it binds.

    Raises
    ------
    DataError
        Naming lines of targets.csv.
    """
    targets = tables["targets"]
    kinds = (("indicators", "indicator"), ("variables", "variable"))
    codes = concat(tables[table][key] for table, key in kinds)
    of = targets["applies_to"]
    _refuse(of, of.isin(codes), "is not found in indicators.csv or variables.csv")
    pairs = {
        pair
        for table, key in kinds
        for pair in zip(tables[table][key], tables[table]["unit"], strict=True)
    }
    same = Series([pair in pairs for pair in zip(of, targets["unit"], strict=True)])
    _refuse(targets["unit"], same, "is not that of what the target applies to")
    _check_values(targets, tables["units"])
    for kind, (table, column) in _NAMED.items():
        named = targets["scope"].str.startswith(f"{kind}.")
        there = targets["scope"].str.removeprefix(f"{kind}.").isin(tables[table][column])
        _refuse(targets["scope"], there | ~named, f"is not found in {table}.csv ({column})")


def _check_values(targets: DataFrame, units: DataFrame) -> None:
    bounds = units[units["variable"].isna()].set_index("unit")
    least, most = (targets["unit"].map(bounds[side]) for side in ("least", "most"))
    inside = targets["value"].between(least, most)
    _refuse(targets["value"], inside, "is out of the bounds of its unit (units.csv)")


def _refuse(cells: Series, right: Series, what: str) -> None:
    wrong = cells[~right]
    if len(wrong):
        raise DataError(f"targets.csv: column {cells.name} {what}: {lines(wrong)}")
