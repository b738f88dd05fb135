"""Numerators that count lists: in how many of them a city stands.

`pilots:TERM+TERM…` counts programmes, each once: a term is a group of
programmes, a single programme, or a yes/no variable, which counts as one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pandas import DataFrame, Series

from data.errors import DataError, lines

PILOT_PREFIX = "pilots:"
YES_NO = "0/1"


def terms_of(numerator: str) -> tuple[str, ...]:
    """Return the terms that a numerator counts; none where it is a variable.

    Examples
    --------
    >>> terms_of("pilots:governance+low_carbon"), terms_of("gdp")
    (('governance', 'low_carbon'), ())
    """
    if not numerator.startswith(PILOT_PREFIX):
        return ()
    return tuple(numerator.removeprefix(PILOT_PREFIX).split("+"))


def check_numerators(tables: dict[str, DataFrame]) -> None:
    """Raise a DataError unless each numerator is a variable, or counts lists that there are.

    No programme may be counted twice, under its own name and that of its group.
    """
    numerator = tables["indicators"]["numerator"]
    variables, pilots = tables["variables"], tables["pilots"]
    is_count = numerator.str.startswith(PILOT_PREFIX)
    _refuse_unknown(numerator[~is_count], variables["variable"], "variables.csv")
    terms = numerator[is_count].map(terms_of).explode()
    facts = variables["variable"][variables["unit"] == YES_NO]
    known = [*pilots["group"], *pilots["programme"], *facts]
    _refuse_unknown(terms, known, "pilots.csv, nor among the yes/no variables")
    programmes = pilots.drop_duplicates("programme")
    group_of = dict(zip(programmes["programme"], programmes["group"], strict=True))
    for row, counted in numerator[is_count].map(terms_of).items():
        if twice := _counted_twice(counted, group_of):
            broken = Series([twice], index=[row])
            raise DataError(f"indicators.csv: column numerator counts twice: {lines(broken)}")


def _counted_twice(terms: Sequence[str], group_of: Mapping[str, str]) -> str:
    """Return a term that stands there twice, or beside the group it belongs to; "" without one."""
    within = (term for term in terms if group_of.get(term, term) in {*terms} - {term})
    return next((term for term in terms if terms.count(term) > 1), "") or next(within, "")


def _refuse_unknown(codes: Series, known: object, where: str) -> None:
    unknown = codes[~codes.isin(list(known))]  # type: ignore[call-overload]
    if len(unknown):
        raise DataError(
            f"indicators.csv: column numerator has codes not found in {where}: {lines(unknown)}"
        )
