"""What advice rests on: each trigger names figures there are, and says why they are evidence."""

from __future__ import annotations

from pandas import DataFrame

from data.errors import DataError, lines_at

_SPREAD = "spread."
RISING = "rising"
_Terms = list[tuple[int, tuple[str, str]]]


def check_advice(tables: dict[str, DataFrame]) -> None:
    """Stop unless every trigger is of known codes and has its reviewed reason.

    Raises
    ------
    DataError
        Naming file, column and lines.
    """
    terms, given = _terms(tables["suggestions"]), tables["evidence"]
    _check_codes(tables, terms)
    named = zip(given["suggestion"], given["term"], strict=True)
    reasons = list(zip(given.index, named, strict=True))
    for table, rows, others, where in (
        ("suggestions", terms, reasons, "evidence.csv gives no reason for"),
        ("evidence", reasons, terms, "suggestions.csv has no such trigger"),
    ):
        there = {pair for _, pair in others}
        if missing := [(row, " ".join(pair)) for row, pair in rows if pair not in there]:
            raise DataError(f"{table}.csv: {where}: {lines_at(missing)}")


def _terms(suggestions: DataFrame) -> _Terms:
    """Each term of a trigger with its suggestion, by the row of that."""
    rows = zip(suggestions.index, suggestions["suggestion"], suggestions["trigger"], strict=True)
    return [(row, (name, term)) for row, name, trigger in rows for term in trigger.split(" + ")]


def _check_codes(tables: dict[str, DataFrame], terms: _Terms) -> None:
    """A trigger names indicators and dimensions, their spread, or a variable that rises."""
    scored = {"index", *tables["frameworks"]["heading"], *tables["indicators"]["indicator"]}
    measured = set(tables["variables"]["variable"])
    unknown = []
    for row, (_, term) in terms:
        state, _, code = term.partition(":")
        code = code.removeprefix(_SPREAD)
        if code not in (measured if state == RISING else scored):
            unknown.append((row, code))
    if unknown:
        raise DataError(
            "suggestions.csv: column trigger has codes not found in frameworks.csv and "
            f"indicators.csv: {lines_at(unknown)}"
        )
