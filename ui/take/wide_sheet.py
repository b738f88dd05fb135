"""One sheet with everything that is computed of each unit: indicators, dimensions, index."""

from __future__ import annotations

import pandas as pd

from exports.content import Table
from ui.address.view import View
from ui.figures import kept
from ui.figures.cells import file_table
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
    cities = catalogue.cities.set_index("city_code")
    result = kept.scored(view.choices)
    root = result.definition.root
    names = {
        "name_zh": words("dictionary.name_zh"),
        "name_en": words("dictionary.name_en"),
        f"province_{view.language}": words("exports.province"),
    }
    scores = [code for code in result.definition.outline if code in result.definition.children]
    scores.remove(root)
    columns = [
        cities[list(names)].rename(columns=names),
        kept.indicators(view.choices.year).value.rename(columns=lambda c: _indicator(c, words)),
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
    whole = pd.concat(columns, axis=1).reindex(cities.index).rename_axis(words("exports.code"))
    return file_table(words("take.wide"), whole.reset_index())


def _interval(view: View, words: Words) -> list[pd.Series]:
    """The median and the ends of the interval of ranks; nothing where it is not drawn."""
    found = summary(view.choices)
    if found is None:
        return []
    return [found[end].rename(words(f"take.rank_{end}")) for end in ("median", "low", "high")]


def _indicator(code: str, words: Words) -> str:
    """The name with its unit, as a heading."""
    catalogue = kept.catalogue()
    unit = catalogue.indicators.set_index("indicator")["unit"][code]
    name = measure_name(f"indicator.{code}", catalogue, words)
    return f"{name} [{numbers.unit_name(str(unit), words)}]"
