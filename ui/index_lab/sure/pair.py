"""Two cities: in how many draws one is above the other, and whether to build on that."""

from __future__ import annotations

import streamlit as st

from scoring.doubt.robustness import RankUncertainty
from scoring.index.chain import IndexResult
from ui.address.view import View
from ui.figures import kept
from ui.figures.labels import kept as labels_kept
from ui.figures.names import city_name
from ui.page.controls import bind
from ui.page.markup import element, text
from ui.words.numbers import percent
from ui.words.texts import Words

_SAFE, _OPEN = 0.95, 0.8
# Rarer than this it would read as 0.0 %.
_SHOWN = 0.0005


def draw(ranks: RankUncertainty, view: View, result: IndexResult) -> None:
    """Draw the choice of two cities and the sentence about them."""
    words = Words(view.language)
    st.html(element("h2", text(words("index_lab.pair_title")), class_="section"))
    one, other = _pair(ranks, view, result)
    labels = labels_kept.city_labels(view.language)
    options = [code for code in labels if code in ranks.cities]
    for field, key, code in (("city", "pair_one", one), ("versus", "pair_other", other)):
        st.selectbox(
            words(f"index_lab.{key}"),
            options,
            format_func=labels.__getitem__,
            **bind(field, code if code in options else None),
        )
    for sentence in sentences(ranks, one, other, words):
        st.html(element("p", text(sentence), class_="explained"))


def sentences(ranks: RankUncertainty, one: str, other: str, words: Words) -> list[str]:
    """Return how often one city is above the other, ties, and how far that carries."""
    if one not in ranks.cities or other not in ranks.cities:
        return [words("index_lab.pair_choose")]
    if one == other:
        return [words("index_lab.pair_same")]
    above, below = ranks.share_above(one, other), ranks.share_above(other, one)
    if below > above:
        one, other, above, below = other, one, below, above
    catalogue = kept.catalogue()
    said = [
        words(
            "index_lab.pair_above",
            one=city_name(one, catalogue, words),
            other=city_name(other, catalogue, words),
            share=percent(above),
        )
    ]
    tied = 1 - above - below
    if tied >= _SHOWN:
        said.append(words("index_lab.pair_tied", share=percent(tied)))
    if above >= _SAFE:
        said.append(words("index_lab.pair_sure"))
    elif above < _OPEN:
        said.append(words("index_lab.pair_unsure"))
    return said


def _pair(ranks: RankUncertainty, view: View, result: IndexResult) -> tuple[str, str]:
    """The View's two cities; for want of one, its neighbour in the ranking."""
    order = result.ranks.loc[ranks.cities, result.definition.root].sort_values(kind="stable").index
    codes = [str(code) for code in order]
    one = view.city or codes[0]
    at = codes.index(one) if one in codes else 0
    beside = codes[at + 1] if at + 1 < len(codes) else codes[at - 1]
    return one, view.versus or beside
