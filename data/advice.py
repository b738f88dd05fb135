"""What advice rests on: each trigger names figures there are, and says why they are evidence."""

from __future__ import annotations

from pandas import DataFrame

from data.errors import DataError, lines

_SPREAD = "spread."
RISING = "rising"


def check_advice(tables: dict[str, DataFrame]) -> None:
    """Stop unless every trigger is of known codes and has its reviewed reason.

    Raises
    ------
    DataError
        Naming file, column and lines.
    """
    terms = _terms(tables["suggestions"])
    _check_codes(tables, terms)
    given = tables["evidence"]
    wanted = set(zip(terms["suggestion"], terms["term"], strict=True))
    known = set(zip(given["suggestion"], given["term"], strict=True))
    for table, rows, other, where in (
        ("suggestions", terms, known, "evidence.csv gives no reason for"),
        ("evidence", given, wanted, "suggestions.csv has no such trigger"),
    ):
        pairs = rows["suggestion"] + " " + rows["term"]
        missing = [pair not in other for pair in zip(rows["suggestion"], rows["term"], strict=True)]
        if any(missing):
            raise DataError(f"{table}.csv: {where}: {lines(pairs[missing])}")


def _terms(suggestions: DataFrame) -> DataFrame:
    """One row a suggestion and a term of its trigger, numbered as the suggestions are."""
    split = suggestions["trigger"].str.split(" + ", regex=False)
    return suggestions[["suggestion"]].assign(term=split).explode("term")


def _check_codes(tables: dict[str, DataFrame], terms: DataFrame) -> None:
    """A trigger names indicators and dimensions, their spread, or a variable that rises."""
    parts = terms["term"].str.partition(":")
    code, rising = parts[2].str.removeprefix(_SPREAD), parts[0] == RISING
    headings, indicators = tables["frameworks"]["heading"], tables["indicators"]["indicator"]
    known = (code.isin(headings) | code.isin(indicators) | (code == "index")) & ~rising
    known |= rising & code.isin(tables["variables"]["variable"])
    if not known.all():
        raise DataError(
            "suggestions.csv: column trigger has codes not found in frameworks.csv and "
            f"indicators.csv: {lines(code[~known])}"
        )
