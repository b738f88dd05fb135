"""What a target must be to be set beside a measure: of its unit, and for units there are."""

from __future__ import annotations

from pandas import DataFrame, Series

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
    pairs = {
        pair
        for table, key in kinds
        for pair in zip(tables[table][key], tables[table]["unit"], strict=True)
    }
    codes, of = {code for code, _ in pairs}, targets["applies_to"]
    _refuse(of, [one in codes for one in of], "is not found in indicators.csv or variables.csv")
    same = [pair in pairs for pair in zip(of, targets["unit"], strict=True)]
    _refuse(targets["unit"], same, "is not that of what the target applies to")
    _check_values(targets, tables["units"])
    for kind, (table, column) in _NAMED.items():
        scopes = {f"{kind}.{name}" for name in tables[table][column]}
        right = [scope in scopes or not scope.startswith(f"{kind}.") for scope in targets["scope"]]
        _refuse(targets["scope"], right, f"is not found in {table}.csv ({column})")


def _check_values(targets: DataFrame, units: DataFrame) -> None:
    rows = zip(*(units[column] for column in ("unit", "variable", "least", "most")), strict=True)
    bounds = {unit: (least, most) for unit, variable, least, most in rows if variable != variable}
    figures = zip(targets["unit"], targets["value"], strict=True)
    inside = [
        unit in bounds and bounds[unit][0] <= value <= bounds[unit][1] for unit, value in figures
    ]
    _refuse(targets["value"], inside, "is out of the bounds of its unit (units.csv)")


def _refuse(cells: Series, right: list[bool], what: str) -> None:
    if not all(right):
        wrong = cells[[not one for one in right]]
        raise DataError(f"targets.csv: column {cells.name} {what}: {lines(wrong)}")
