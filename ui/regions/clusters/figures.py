"""Clusters and regions side by side, over the units that pass."""

from __future__ import annotations

import pandas as pd
from pandas import DataFrame

from scoring.inequality.groups import summarise_groups
from ui.figures.names import group_names
from ui.regions.inputs import Inputs

REGIONS = ("east", "central", "west", "northeast")


def compare(inputs: Inputs) -> DataFrame:
    """Return every cluster and region with a unit in the selection, highest mean first.

    Returns
    -------
    DataFrame, as `scoring.inequality.groups.summarise_groups`, with kind ("region" or
    "cluster") and name
    """
    summary = summarise_groups(
        inputs.value, inputs.residents, inputs.of_selection(inputs.totals.gdp), member_lists(inputs)
    )
    names = group_names("cluster", inputs.catalogue, inputs.words)
    names |= group_names("region", inputs.catalogue, inputs.words)
    kind = ["region" if group in REGIONS else "cluster" for group in summary.index]
    return summary.assign(kind=kind, name=[names[group] for group in summary.index])


def member_lists(inputs: Inputs) -> DataFrame:
    cities = inputs.catalogue.cities[["region", "city_code"]].set_axis(
        ["group", "city_code"], axis=1
    )
    clusters = inputs.catalogue.clusters[["cluster", "city_code"]]
    both = pd.concat([cities, clusters.set_axis(["group", "city_code"], axis=1)])
    return both[both["city_code"].isin(inputs.among)]
