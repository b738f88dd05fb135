"""The internal gap of a province or cluster, in a sentence."""

from __future__ import annotations

import streamlit as st

from scoring.diagnosis.regional import SPREAD
from scoring.index.rank import competition_ranks
from ui.address.view import View
from ui.diagnosis import kept as diagnosis_kept
from ui.figures import kept
from ui.figures.cells import cell
from ui.figures.names import city_name
from ui.page.markup import element, text
from ui.words import numbers
from ui.words.texts import Words


def internal_gap(view: View, unit: str) -> None:
    """Draw how far apart the members of a region are, and how that compares."""
    st.html(element("p", text(gap_sentence(view, unit))))


def gap_sentence(view: View, unit: str) -> str:
    """Return the best and the worst member and the spread's place among all regions of the kind."""
    words, catalogue = Words(view.language), kept.catalogue()
    kind, code = diagnosis_kept.kind_of(unit)
    root = kept.scored(view.choices).definition.root
    spread = diagnosis_kept.subjects(view, kind).standings.values[f"{SPREAD}{root}"]
    value = float(spread[code])
    if value != value:
        return words("diagnosis.gap_unknown")
    scores = kept.scored(view.choices).scores.loc[list(diagnosis_kept.members(kind)[code]), root]
    known = scores.dropna()
    best, worst = str(known.idxmax()), str(known.idxmin())
    places = competition_ranks((-spread).to_frame("spread"))
    return words(
        "diagnosis.gap_finding",
        best=city_name(best, catalogue, words),
        worst=city_name(worst, catalogue, words),
        high=numbers.score(float(known.max())),
        low=numbers.score(float(known.min())),
        spread=numbers.score(value),
        rank=int(cell(places, code, "spread")),
        of=int(spread.count()),
    )
