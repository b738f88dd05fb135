"""The internal gap of a province or cluster, in a sentence."""

from __future__ import annotations

import streamlit as st

from scoring.rank import competition_ranks
from scoring.regional_diagnosis import SPREAD
from ui import cached, diagnosed, figures
from ui.cells import cell
from ui.labels import city_name
from ui.markup import element, text
from ui.view import View
from ui.words import Words


def internal_gap(view: View, unit: str) -> None:
    """Draw how far apart the members of a region are, and how that compares."""
    st.html(element("p", text(gap_sentence(view, unit))))


def gap_sentence(view: View, unit: str) -> str:
    """Return the best and the worst member and the spread's place among all regions of the kind."""
    words, catalogue = Words(view.language), cached.catalogue()
    kind, code = diagnosed.kind_of(unit)
    root = cached.scored(view.choices).definition.root
    spread = diagnosed.subjects(view, kind).standings.values[f"{SPREAD}{root}"]
    value = float(spread[code])
    if value != value:
        return words("diagnosis.gap_unknown")
    scores = cached.scored(view.choices).scores.loc[list(diagnosed.members(kind)[code]), root]
    known = scores.dropna()
    best, worst = str(known.idxmax()), str(known.idxmin())
    places = competition_ranks((-spread).to_frame("spread"))
    return words(
        "diagnosis.gap_finding",
        best=city_name(best, catalogue, words),
        worst=city_name(worst, catalogue, words),
        high=figures.score(float(known.max())),
        low=figures.score(float(known.min())),
        spread=figures.score(value),
        rank=int(cell(places, code, "spread")),
        of=int(spread.count()),
    )
