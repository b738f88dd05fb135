"""One sheet with everything that is computed of each unit: indicators, dimensions, index."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from exports.content import Table
from ui.address.view import View
from ui.figures import kept
from ui.figures.cells import file_table
from ui.figures.charted import decimals
from ui.figures.names import measure_name
from ui.page.median_rank import summary
from ui.words import numbers
from ui.words.texts import Words


def wide_table(view: View) -> Table:
    """Return one row a unit: code, names, indicators, dimensions, index, ranks, interval.

    Scores are of the chosen index, each with its rank. The interval of ranks, in which
    nine of ten other choices put the unit, is there where it is drawn: that of the default
    index before anybody asks, that of an own one in the line for heavy work.
    """
    words, catalogue = Words(view.language), kept.catalogue()
    result = kept.standing(view.choices)
    root = result.definition.root
    scores = [code for code in result.definition.outline if code in result.definition.children]
    scores.remove(root)
    values = kept.indicators(view.choices.year).value
    names = _names(words)
    columns = [
        names,
        values.rename(columns=lambda code: _indicator(code, words)),
        result.scores[scores].rename(
            columns=lambda code: measure_name(f"dimension.{code}", catalogue, words)
        ),
        result.ranks[scores].rename(
            columns=lambda code: words(
                "take.rank_of", name=measure_name(f"dimension.{code}", catalogue, words)
            )
        ),
        result.scores[root].rename(words("common.index")),
        result.ranks[root].rename(words("common.rank")),
        *_interval(view, words),
    ]
    whole = pd.concat(columns, axis=1).reindex(names.index)
    told = file_table(words("take.wide"), whole.rename_axis(words("exports.code")).reset_index())
    known = [_decimals(code, values[code]) for code in values.columns]
    score = decimals((), "score")
    shown = (*(None,) * 4, *known, *(score,) * len(scores), *(0,) * len(scores), score, 0)
    return replace(told, decimals=(*shown, *(0,) * (len(told.columns) - len(shown))))


def years_table(view: View) -> Table:
    """Return of which year each indicator of each unit is, in the order of the wide table."""
    words, catalogue = Words(view.language), kept.catalogue()
    years = kept.indicators(view.choices.year).year.rename(
        columns=lambda code: measure_name(f"indicator.{code}", catalogue, words)
    )
    names = _names(words)
    whole = names.join(years.reindex(names.index)).rename_axis(words("exports.code"))
    return file_table(words("take.wide_years"), whole.reset_index())


def _names(words: Words) -> pd.DataFrame:
    """Both names of every unit and its province, with their headings; index city_code."""
    names = {
        "name_zh": words("dictionary.name_zh"),
        "name_en": words("dictionary.name_en"),
        f"province_{words.language}": words("exports.province"),
    }
    return kept.catalogue().cities.set_index("city_code")[list(names)].rename(columns=names)


def _decimals(code: str, values: pd.Series) -> int:
    return decimals(values.dropna().tolist(), _unit(code))


def _unit(code: str) -> str:
    return str(kept.catalogue().indicators.set_index("indicator")["unit"][code])


def _interval(view: View, words: Words) -> list[pd.Series]:
    """The median and the ends of the interval of ranks; nothing where it is not drawn."""
    found = summary(view.choices)
    if found is None:
        return []
    return [found[end].rename(words(f"take.rank_{end}")) for end in ("median", "low", "high")]


def _indicator(code: str, words: Words) -> str:
    """The name with its unit, as a heading."""
    name = measure_name(f"indicator.{code}", kept.catalogue(), words)
    return f"{name} [{numbers.unit_name(_unit(code), words)}]"
