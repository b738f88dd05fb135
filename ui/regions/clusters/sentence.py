"""What is said of the clusters: who stands highest and lowest, or where one of them stands."""

from __future__ import annotations

from typing import Any

import numpy as np

from ui.figures.cells import records
from ui.regions.clusters.figures import CLUSTER, REGION, Compared
from ui.regions.inputs import sentences
from ui.words import numbers


def headline(compared: Compared) -> str:
    """Return the ranking of the clusters in a sentence, or what there is to say instead."""
    words = compared.inputs.words
    if compared.inputs.value.empty:
        return words("reading.empty")
    if compared.known.empty:
        return words("regions.clusters_no_residents")
    if compared.group is not None:
        return _one(records(compared.known.loc[[compared.group]])[0], compared)
    if clusters := compared.ranked(CLUSTER):
        return _several(clusters, CLUSTER, compared)
    none = words("regions.clusters_none")
    return sentences([none, _several(compared.ranked(REGION), REGION, compared)], words)


def _several(rows: list[dict[str, Any]], kind: str, compared: Compared) -> str:
    if len(rows) == 1:
        return _one(rows[0], compared)
    words, first, last = compared.inputs.words, rows[0], rows[-1]
    said = {"n": len(rows), "kind": words(f"regions.kind_{kind}"), "by": _by(compared)}
    if _tied(first["mean"], last["mean"]):
        return words("regions.clusters_equal", value=_figure(first["mean"], compared), **said)
    reading = words(
        "regions.clusters_reading",
        top=_end("highest", first["mean"], rows, compared),
        bottom=_end("lowest", last["mean"], rows, compared),
        **said,
    )
    alone = not _tied(first["mean"], rows[1]["mean"])
    return sentences([reading, _shares(first, compared)], words) if alone else reading


def _by(compared: Compared) -> str:
    return compared.inputs.words(
        "regions.by_residents_with" if compared.yes_or_no else "regions.by_residents"
    )


def _end(end: str, mean: float, rows: list[dict[str, Any]], compared: Compared) -> str:
    """Who is at one end; those who share it are counted."""
    tied = [row["name"] for row in rows if _tied(row["mean"], mean)]
    number = "one" if len(tied) == 1 else "many"
    return compared.inputs.words(
        f"regions.clusters_{end}_{number}",
        name=tied[0],
        n=len(tied),
        value=_figure(mean, compared),
    )


def _one(row: dict[str, Any], compared: Compared) -> str:
    words, names = compared.inputs.words, compared.inputs.names
    only = compared.inputs.measured.values.get(row["low_city"], np.nan)
    said = words(
        f"regions.cluster_{_kind(row, compared)}",
        name=row["name"],
        city=names[row["low_city"]],
        value=numbers.figure(float(only), compared.inputs.measured.unit, words),
        mean=_figure(row["mean"], compared),
        low_city=names[row["low_city"]],
        low=_figure(row["low"], compared),
        high_city=names[row["high_city"]],
        high=_figure(row["high"], compared),
        known=row["known"],
        members=row["members"],
    )
    return sentences([said, _shares(row, compared)], words)


def _kind(row: dict[str, Any], compared: Compared) -> str:
    """One unit, a share of those who have it, all alike, or a range."""
    if row["known"] == 1:
        return "single"
    if compared.yes_or_no:
        return "with"
    return "level" if row["range"] == 0 else "reading"


def _shares(row: dict[str, Any], compared: Compared) -> str:
    """What part of residents and output it has, both of the same units."""
    if np.isnan(row["population_share"]) or compared.with_both < 2:
        return ""
    return compared.inputs.words(
        "regions.cluster_shares",
        name=row["name"],
        n=compared.with_both,
        population=numbers.percent(row["population_share"]),
        gdp=numbers.percent(row["gdp_share"]),
    )


def _tied(one: float, other: float) -> bool:
    """Whether two means differ by no more than rounding."""
    return bool(np.isclose(one, other, rtol=1e-9, atol=1e-12))


def _figure(value: float, compared: Compared) -> str:
    return numbers.figure(value, compared.unit, compared.inputs.words)
