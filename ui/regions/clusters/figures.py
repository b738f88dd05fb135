"""Clusters and regions side by side, over the units that pass."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd
from pandas import DataFrame

from scoring.inequality.groups import summarise_groups
from ui.figures.cells import records
from ui.figures.names import group_names
from ui.regions.inputs import Inputs

REGIONS = ("east", "central", "west", "northeast")
CLUSTER, REGION = "cluster", "region"


@dataclass(frozen=True)
class Compared:
    """Every cluster and region with a unit in the selection."""

    inputs: Inputs

    @property
    def yes_or_no(self) -> bool:
        """Whether the measure is had or not: its means are then shares, in per cent."""
        return self.inputs.measured.unit == "0/1"

    @property
    def unit(self) -> str:
        """The unit of the figures."""
        return "%" if self.yes_or_no else self.inputs.measured.unit

    @cached_property
    def table(self) -> DataFrame:
        """As `scoring.inequality.groups.summarise_groups`, with kind and name."""
        inputs = self.inputs
        summary = summarise_groups(
            inputs.value * (100 if self.yes_or_no else 1),
            inputs.residents,
            inputs.of_selection(inputs.totals.gdp),
            member_lists(inputs),
        )
        names = group_names("cluster", inputs.catalogue, inputs.words)
        names |= group_names("region", inputs.catalogue, inputs.words)
        kind = [REGION if group in REGIONS else CLUSTER for group in summary.index]
        return summary.assign(kind=kind, name=[names[group] for group in summary.index])

    @cached_property
    def known(self) -> DataFrame:
        """Those of them that have a mean, the highest first."""
        return self.table[self.table["mean"].notna()]

    def ranked(self, kind: str) -> list[dict[str, Any]]:
        """Return those of one kind: clusters are compared with clusters, regions with regions."""
        return records(self.known[self.known["kind"] == kind])

    @property
    def group(self) -> str | None:
        """The group looked into, where it has a mean among the chosen units."""
        group = self.inputs.view.group
        return group if group in self.known.index else None

    @cached_property
    def with_both(self) -> int:
        """How many chosen units have residents and output, the base of both shares."""
        product = self.inputs.of_selection(self.inputs.totals.gdp)
        return int((self.inputs.residents.notna() & product.notna()).sum())


def member_lists(inputs: Inputs) -> DataFrame:
    """Return group and city_code of every region's and cluster's chosen members."""
    cities = inputs.catalogue.cities[["region", "city_code"]].set_axis(
        ["group", "city_code"], axis=1
    )
    clusters = inputs.catalogue.clusters[["cluster", "city_code"]]
    both = pd.concat([cities, clusters.set_axis(["group", "city_code"], axis=1)])
    return both[both["city_code"].isin(inputs.among)]
