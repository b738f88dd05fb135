"""Whether the parts of an index belong together, each finding in a sentence."""

from __future__ import annotations

import math

import streamlit as st
from pandas import DataFrame

from scoring.index.chain import IndexResult
from ui.address.view import View
from ui.figures import kept
from ui.figures.cells import records
from ui.figures.names import part_name
from ui.index_lab import kept as index_lab_kept
from ui.page.markup import element, table, text
from ui.words import numbers
from ui.words.texts import Words

_SHOWN = 6
_COLUMNS = (
    *("heading", "children", "alpha", "reading"),
    *("first_component", "second_component", "third_component"),
)
_RELIABLE, _LOOSE = 0.7, 0.5


def draw(view: View, result: IndexResult) -> None:
    """Draw alpha and components of every heading, and the pairs worth a look."""
    words = Words(view.language)
    st.html(
        element("h2", text(words("index_lab.consistency_title")), class_="section")
        + element("p", text(words("index_lab.consistency_help")), class_="muted")
        + _headings(result, words)
    )
    pairs = index_lab_kept.pairs(result.choices)
    if pairs.empty:
        st.html(element("p", text(words("index_lab.pairs_none")), class_="muted"))
        return
    counts = pairs["warning"].value_counts()
    title = words(
        "index_lab.pairs_title",
        redundant=int(counts.get("redundant", 0)),
        contrary=int(counts.get("contrary", 0)),
    )
    st.html(element("h3", text(title)) + _listed(pairs.head(_SHOWN), words))
    if len(pairs) > _SHOWN:
        with st.expander(words("index_lab.pairs_more", n=len(pairs) - _SHOWN)):
            st.html(_listed(pairs.iloc[_SHOWN:], words))


def heading(code: str, result: IndexResult, words: Words) -> None:
    """Draw what holds one heading together: alpha, components, and the pairs within."""
    if code not in result.definition.measured:
        st.html(element("p", text(words("index_lab.unmeasured")), class_="muted"))
        return
    st.html(_headings(result, words, only=code))
    below = set(result.definition.children[code])
    pairs = index_lab_kept.pairs(result.choices)
    inside = pairs[pairs["first"].isin(below) & pairs["second"].isin(below)]
    if len(inside):
        st.html(_listed(inside, words))


def pairs_of(code: str, result: IndexResult, words: Words) -> None:
    """Draw the warnings that concern one indicator."""
    pairs = index_lab_kept.pairs(result.choices)
    own = pairs[(pairs["first"] == code) | (pairs["second"] == code)]
    if len(own):
        st.html(_listed(own, words))


def _headings(result: IndexResult, words: Words, only: str | None = None) -> str:
    found = index_lab_kept.consistency(result.choices)
    shown = found if only is None else found.loc[[only]]
    head = [text(words(f"index_lab.{column}")) for column in _COLUMNS]
    rows = [
        [
            text(part_name(str(row["code"]), kept.catalogue(), words)),
            text(row["children"]),
            text(_alpha(row["cronbach_alpha"])),
            text(_say_alpha(row["cronbach_alpha"], words)),
            *_components(str(row["code"]), result),
        ]
        for row in records(shown.reset_index(names="code"))
    ]
    return table(head, rows, class_="plain numbers")


def _components(code: str, result: IndexResult) -> list[str]:
    """Shares of variance of the first three components, as text."""
    below = [c for c in result.definition.children[code] if c in result.definition.measured]
    shares = index_lab_kept.components(result.choices, tuple(below))
    return [text(numbers.percent(s)) for s in shares] + ["–"] * (3 - len(shares))


def _alpha(alpha: float) -> str:
    return "–" if math.isnan(alpha) else f"{alpha:.2f}".replace("-", "−")


def _say_alpha(alpha: float, words: Words) -> str:
    if math.isnan(alpha):
        return words("index_lab.alpha_none")
    level = "high" if alpha >= _RELIABLE else "middle" if alpha >= _LOOSE else "low"
    return words(f"index_lab.alpha_{level}")


def _listed(pairs: DataFrame, words: Words) -> str:
    catalogue = kept.catalogue()
    items = (
        element(
            "li",
            text(
                words(
                    f"index_lab.pair_{row['warning']}",
                    first=part_name(row["first"], catalogue, words),
                    second=part_name(row["second"], catalogue, words),
                    r=f"{row['correlation']:.2f}".replace("-", "−"),
                )
            ),
            class_=row["warning"],
        )
        for row in records(pairs)
    )
    return element("ul", *items, class_="pairs")
