"""How complete the figures are: by province and indicator, and what that does to the index."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from data.catalogue import Catalogue
from ui.address.view import View
from ui.figures import kept
from ui.figures.cells import cell
from ui.figures.names import group_names, measure_name
from ui.words.texts import Words

# From "half of the weight is enough" to "nothing may be missing".
THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


def by_province(view: View) -> pd.DataFrame:
    """Return the share of a province's units that have each indicator.

    Returns
    -------
    DataFrame, one row a province and indicator
        province, indicator, dimension (names), share (0–1), have, of (units),
        years (from–to), order (place of the indicator)
    """
    words, catalogue = Words(view.language), kept.catalogue()
    table = kept.indicators(view.choices.year)
    province = catalogue.cities.set_index("city_code")["province_code"]
    have = table.value.notna().groupby(province).sum()
    units = province.value_counts()
    names = group_names("province", catalogue, words)
    dimension = catalogue.indicators.set_index("indicator")["dimension"]
    rows = [
        {
            "province": name,
            "indicator": measure_name(f"indicator.{code}", catalogue, words),
            "dimension": measure_name(f"dimension.{dimension[code]}", catalogue, words),
            "have": int(cell(have, province_code, str(code))),
            "of": int(units[province_code]),
            "order": place,
        }
        for province_code, name in names.items()
        for place, code in enumerate(have.columns)
    ]
    frame = pd.DataFrame(rows)
    return frame.assign(share=frame["have"] / frame["of"])


def units(catalogue: Catalogue) -> tuple[int, int]:
    """Return how many units there are, and how many of them the city yearbook covers."""
    covered = catalogue.cities["in_city_yearbook"] == 1
    return len(covered), int(covered.sum())


def by_indicator(view: View) -> pd.DataFrame:
    """Return how many units have each indicator, from which years and sources.

    Returns
    -------
    DataFrame, one row an indicator
        code, have (of all units), in_yearbook (of those it covers), first, last
        (year; 0 where no unit has it), sources (codes)
    """
    catalogue, table = kept.catalogue(), kept.indicators(view.choices.year)
    covered = catalogue.cities.set_index("city_code")["in_city_yearbook"] == 1
    rows = []
    for code in table.value.columns:
        known = table.value[code].notna()
        years = table.year[code][known].dropna()
        sources = table.source[code][known].str.split("; ").explode().unique()
        rows.append(
            {
                "code": str(code),
                "have": int(known.sum()),
                "in_yearbook": int(known[covered].sum()),
                "first": int(years.min()) if len(years) else 0,
                "last": int(years.max()) if len(years) else 0,
                "sources": [source for source in sources if isinstance(source, str) and source],
            }
        )
    return pd.DataFrame(rows)


def thresholds(view: View) -> pd.DataFrame:
    """Return what the least share of observed weight does to the index.

    Returns
    -------
    DataFrame, one row a threshold
        threshold, scored (units), shift (mean absolute change of place among the
        units that both score), top (units of the default's first
        twenty that stay in the first twenty)
    """
    root = kept.scored(view.choices).definition.root
    own = kept.scored(view.choices).ranks[root].dropna()
    leading = set(own.index[own <= 20])
    rows = []
    for least in THRESHOLDS:
        choices = replace(view.choices, minimum_weight_share=least)
        ranks = kept.scored(choices).ranks[root].dropna()
        both = own.index.intersection(ranks.index)
        rows.append(
            {
                "threshold": least,
                "scored": len(ranks),
                "shift": _shift(ranks[both], own[both]),
                "top": len(leading & set(ranks.index[ranks <= 20])),
            }
        )
    return pd.DataFrame(rows)


def _shift(ranks: pd.Series[int], own: pd.Series[int]) -> float:
    """Places are taken among the same units: fewer competitors alone move nobody."""
    moved = (ranks.astype(float).rank() - own.astype(float).rank()).abs()
    return float(moved.mean()) if len(moved) else 0.0
