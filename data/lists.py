"""Numerators that count lists: in how many of them a city stands.

`pilots:TERM+TERM…` counts programmes, each once: a term is a group of
programmes, a single programme, or a yes/no variable, which counts as one.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

from pandas import DataFrame

from data.errors import DataError, lines_at

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
    counted = [(row, terms_of(text)) for row, text in numerator.items()]
    plain = [(row, text) for row, text in numerator.items() if not terms_of(text)]
    _refuse_unknown(plain, set(variables["variable"]), "variables.csv")
    terms = [(row, term) for row, several in counted for term in several]
    named = zip(variables["variable"], variables["unit"], strict=True)
    facts = {variable for variable, unit in named if unit == YES_NO}
    known = facts.union(pilots["group"], pilots["programme"])
    _refuse_unknown(terms, known, "pilots.csv, nor among the yes/no variables")
    # A programme's first row is the one that counts.
    group_of = dict(zip(pilots["programme"][::-1], pilots["group"][::-1], strict=True))
    for row, several in counted:
        if twice := _counted_twice(several, group_of):
            told = lines_at([(row, twice)])
            raise DataError(f"indicators.csv: column numerator counts twice: {told}")


def _counted_twice(terms: Sequence[str], group_of: Mapping[str, str]) -> str:
    """Return a term that stands there twice, or beside the group it belongs to; "" without one."""
    within = (term for term in terms if group_of.get(term, term) in {*terms} - {term})
    return next((term for term in terms if terms.count(term) > 1), "") or next(within, "")


def _refuse_unknown(codes: list[tuple[Hashable, str]], known: set[str], where: str) -> None:
    if unknown := [(row, code) for row, code in codes if code not in known]:
        raise DataError(
            f"indicators.csv: column numerator has codes not found in {where}: {lines_at(unknown)}"
        )
