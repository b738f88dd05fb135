"""The environment's own ranking, beside an index that it hardly moves."""

from __future__ import annotations

import pandas as pd

from scoring.index.chain import IndexResult
from ui.address.view import View
from ui.figures import kept
from ui.figures.cells import cell
from ui.figures.names import city_name, measure_name
from ui.words import numbers
from ui.words.texts import Words

ENVIRONMENT = "environment_governance"
_LEADERS, _MOST_NAMED = 3, 5


def of_city(view: View, city: str) -> str:
    """Return a city's place by environment alone; "" where the index has no such ranking."""
    result, words = kept.scored(view.choices), Words(view.language)
    if not _is_ranked(result):
        return ""
    rank = cell(result.ranks, city, ENVIRONMENT)
    if rank is pd.NA:
        return ""
    place = numbers.rank(int(rank), int(result.ranks[ENVIRONMENT].count()), words)
    return words("reading.environment_of_city", dimension=_name(words), place=place)


def ranking(view: View) -> tuple[str, ...]:
    """Return who leads by environment alone, and how far that agrees with the index."""
    result, words = kept.scored(view.choices), Words(view.language)
    if not _is_ranked(result):
        return ()
    ranks = result.ranks[[result.definition.root, ENVIRONMENT]].dropna().astype(float)
    own = result.ranks[ENVIRONMENT].dropna().sort_values(kind="stable")
    first = own.index[own <= _LEADERS]
    agreement = ranks[result.definition.root].corr(ranks[ENVIRONMENT])
    if pd.isna(agreement) or len(first) > _MOST_NAMED:
        return ()
    return (
        words(
            "reading.environment_ranking",
            dimension=_name(words),
            leaders=words.list([city_name(str(c), kept.catalogue(), words) for c in first]),
            agreement=f"{agreement:.2f}".replace("-", "−"),
        ),
    )


def _is_ranked(result: IndexResult) -> bool:
    return ENVIRONMENT in result.definition.measured and ENVIRONMENT in result.ranks


def _name(words: Words) -> str:
    return measure_name(f"dimension.{ENVIRONMENT}", kept.catalogue(), words)
