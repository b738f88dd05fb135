"""Part 3 of the laboratory: the same cities under all evaluation frameworks."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st
from pandas import DataFrame

from data.errors import DataError
from scoring.doubt.systems import (
    always_in_first,
    common_ranks,
    disagreements,
    heading_pull,
    rank_agreement,
)
from scoring.index.chain import IndexResult
from scoring.index.choices import IndexChoices
from ui.address.view import View
from ui.figures import kept
from ui.figures.choices import framework_name
from ui.figures.names import city_name, city_names, part_name
from ui.index_lab.see import index_measured
from ui.page import address, sources
from ui.page.markup import element, plain, table, text
from ui.words.refused import why
from ui.words.texts import Words

_DISPUTED = 8


def draw(view: View, _: IndexResult) -> None:
    """Draw how far the systems agree, whom all of them praise, and whom they dispute."""
    words = Words(view.language)
    try:
        results = all_systems(view.choices)
    except DataError as error:
        st.error(words("index_lab.no_index"))
        st.code(why(error, words), language=None, wrap_lines=True)
        return
    ranks = common_ranks(results)
    agreement = rank_agreement(ranks)
    subline = words("index_lab.compare_subline", cities=len(ranks))
    st.html(
        element("h1", text(headline(agreement, words)), class_="headline")
        + element("p", text(subline), class_="subline")
    )
    if view.choices.weights or view.choices.left_out:
        name = framework_name(view.choices.framework, kept.catalogue(), words)
        st.caption(words("index_lab.compare_dropped", framework=plain(name)))
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.html(_agreement_table(agreement, results, words))
        sources.line(index_measured(view).sources, words)
    with right:
        _always_first(ranks, view, words)
    _disputed(ranks, results, words)
    with st.expander(words("index_lab.side_by_side")):
        st.dataframe(ranks_table(ranks, words), hide_index=True, width="stretch")


def all_systems(choices: IndexChoices) -> dict[str, IndexResult]:
    """Return the index under every framework, the other choices as they are.

    Weights and left-out indicators are those of one framework; the others use their own.
    """
    names = kept.catalogue().frameworks["framework"].unique()
    return {
        str(name): kept.scored(
            choices
            if name == choices.framework
            else replace(choices, framework=str(name), weights=(), left_out=())
        )
        for name in names
    }


def headline(agreement: DataFrame, words: Words) -> str:
    """Return how far the systems agree, and which two most and least."""
    pairs = {
        (one, other): float(str(agreement.at[one, other]))
        for i, one in enumerate(agreement.columns)
        for other in agreement.columns[i + 1 :]
    }
    closest, farthest = max(pairs, key=pairs.__getitem__), min(pairs, key=pairs.__getitem__)
    return words(
        "index_lab.compare_title",
        low=f"{pairs[farthest]:.2f}",
        high=f"{pairs[closest]:.2f}",
        closest=_pair(closest, words),
        farthest=_pair(farthest, words),
    )


def ranks_table(ranks: DataFrame, words: Words) -> DataFrame:
    """Return the rank of every city in every system, with names for codes."""
    names = city_names(kept.catalogue(), words)
    shown = ranks.rename(columns={name: _short(str(name), words) for name in ranks.columns})
    shown.insert(0, words("index_lab.city"), [names[str(code)] for code in shown.index])
    return shown.sort_values(shown.columns[1], kind="stable")


def _short(framework: str, words: Words) -> str:
    return words(f"index_lab.framework_short_{framework}")


def _pair(pair: tuple[str, str], words: Words) -> str:
    return words("index_lab.compare_pair", one=_short(pair[0], words), other=_short(pair[1], words))


def _agreement_table(agreement: DataFrame, results: dict[str, IndexResult], words: Words) -> str:
    """A heat map as a table, so that it can be read aloud and copied."""
    low = float(agreement.to_numpy().min())
    head = [
        text(words("index_lab.agreement")),
        *(text(_short(c, words)) for c in agreement.columns),
    ]
    rows = [
        [
            text(_short(one, words)),
            *(_heat(float(str(agreement.at[one, c])), low) for c in agreement),
        ]
        for one in map(str, agreement.index)
    ]
    measured = [_measured_share(results[str(name)]) for name in agreement.columns]
    rows.append(
        [element("span", text(words("index_lab.measured_weight")), class_="muted")]
        + [text(f"{share:.0%}") for share in measured]
    )
    return table(head, rows, class_="plain numbers heat")


def _measured_share(result: IndexResult) -> float:
    headings = [c for c in result.definition.headings if c in result.definition.measured]
    return float(result.nominal_weights[headings].sum())


def _heat(value: float, low: float) -> str:
    strength = (value - low) / (1 - low) if low < 1 else 1.0
    style = f"--strength:{100 * strength:.0f}%"
    return element("span", text(f"{value:.2f}"), class_="heat-cell", style=style)


def _always_first(ranks: DataFrame, view: View, words: Words) -> None:
    codes = [str(code) for code in always_in_first(ranks)]
    if not codes:
        st.html(element("p", text(words("index_lab.always_none"))))
        return
    st.html(element("h3", text(words("index_lab.always_first", count=len(codes)))))
    names = city_names(kept.catalogue(), words)
    with st.container(horizontal=True, gap="small", key="always_first"):
        for code in codes:
            address.link(view.but(city=code), "city", names[code])


def _disputed(ranks: DataFrame, results: dict[str, IndexResult], words: Words) -> None:
    st.html(element("h2", text(words("index_lab.disputed")), class_="section"))
    catalogue = kept.catalogue()
    items = []
    for code, row in disagreements(ranks).head(_DISPUTED).iterrows():
        kindest, harshest = str(row["kindest"]), str(row["harshest"])
        up = heading_pull(results[kindest], str(code)).index[0]
        down = heading_pull(results[harshest], str(code)).index[-1]
        why = words(
            "index_lab.disputed_why",
            kindest=_short(kindest, words),
            best=int(row["best"]),
            up=part_name(str(up), catalogue, words),
            harshest=_short(harshest, words),
            worst=int(row["worst"]),
            down=part_name(str(down), catalogue, words),
        )
        apart = words("index_lab.disputed_spread", spread=int(row["spread"]))
        items.append(
            element(
                "li",
                element("strong", text(city_name(str(code), catalogue, words))),
                " ",
                element("span", text(apart), class_="muted"),
                element("br"),
                text(why),
            )
        )
    st.html(element("ol", *items, class_="disputed"))
