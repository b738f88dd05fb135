"""What a city can decide: a figure of its own, one it has a part in, or one that others set."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from data.catalogue import Catalogue
from data.lists import PILOT_PREFIX
from scoring.diagnosis.smallest_step import WHOLE
from scoring.index.definition import IndexDefinition

Decides = Literal["yes", "partly", "no"]


def decides(catalogue: Catalogue) -> Mapping[str, Decides]:
    """Return of every indicator whether a city decides it.

    What it does not decide alone stands in decides.csv, with the reason; any
    other programme is awarded by the state.
    """
    table = catalogue.indicators
    awarded = table["indicator"][table["numerator"].str.startswith(PILOT_PREFIX)]
    said = dict(zip(catalogue.decides["indicator"], catalogue.decides["decides"], strict=True))
    every: dict[str, Decides] = dict.fromkeys(map(str, table["indicator"]), "yes")
    return every | dict.fromkeys(map(str, awarded), "no") | said


def movable(catalogue: Catalogue, definition: IndexDefinition) -> tuple[str, ...]:
    """Return the graded indicators of an index that a city decides, at least in part."""
    known = decides(catalogue)
    return tuple(
        code
        for code in definition.indicators
        if known.get(code, "yes") != "no" and definition.kinds[code] not in WHOLE
    )
