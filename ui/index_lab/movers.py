"""The cities that a change of the index moves most, as sentences, chart and table."""

from __future__ import annotations

from typing import Any

import altair as alt
import streamlit as st
from pandas import DataFrame, Series

from scoring.doubt.systems import rank_agreement, rank_shift
from scoring.index.chain import IndexResult
from ui.address.view import DEFAULT_CHOICES, View
from ui.figures import kept
from ui.figures.cells import cell
from ui.figures.names import city_name, city_names
from ui.page.markup import element, text
from ui.words.texts import Words

_MOVERS = 8
_LABEL_GAP = 9.0


def movers(view: View, result: IndexResult) -> None:
    """Draw the slope chart of the cities that move most, beside the ranking."""
    words = Words(view.language)
    shift = rank_shift(kept.scored(DEFAULT_CHOICES), result)
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.html(element("h2", text(words("index_lab.movers_title")), class_="section"))
        if not shift.abs().max() > 0:
            st.caption(words("index_lab.shift_same"))
        else:
            st.html(element("p", text(_on_average(result, shift, words)), class_="muted"))
            st.altair_chart(slope_chart(_most(shift, result), view), width="stretch")
    with right:
        st.html(element("h2", text(words("index_lab.ranking_title")), class_="section"))
        st.dataframe(ranking_table(result, shift, words), hide_index=True, height=430)


def ranking_table(result: IndexResult, shift: Series, words: Words) -> DataFrame:
    """Return every ranked city: rank, name, score, change against the default."""
    root, names = result.definition.root, city_names(kept.catalogue(), words)
    ranks = result.ranks[root].dropna().astype(int).sort_values(kind="stable")
    return DataFrame(
        {
            words("index_lab.rank"): ranks.to_numpy(),
            words("index_lab.city"): [names[str(code)] for code in ranks.index],
            words("common.score"): result.scores[root].loc[ranks.index].round(1).to_numpy(),
            words("index_lab.shift"): shift.loc[ranks.index].to_numpy(),
        }
    )


def slope_chart(moved: DataFrame, view: View) -> Any:
    """Return a line a city from its default rank to its own, labelled at the right.

    Parameters
    ----------
    moved : columns city_code, before, after, shift
    """
    words, catalogue = Words(view.language), kept.catalogue()
    ends = (words("index_lab.rank_default"), words("index_lab.rank_own"))
    labelled = moved.assign(
        city=[city_name(code, catalogue, words) for code in moved["city_code"].astype(str)],
        place=spread_labels(moved["after"], _LABEL_GAP),
        way=moved["shift"].gt(0).map({True: "up", False: "down"}),
    )
    labelled["label"] = [
        f"{city}  {before} → {after}"
        for city, before, after in zip(
            labelled["city"].tolist(),
            labelled["before"].tolist(),
            labelled["after"].tolist(),
            strict=True,
        )
    ]
    long = labelled.melt(
        ["city", "way", "label"], ["before", "after"], var_name="end", value_name="rank"
    )
    long["end"] = long["end"].map(dict(zip(("before", "after"), ends, strict=True)))
    colour = alt.Color(
        "way:N",
        legend=None,
        scale=alt.Scale(domain=["up", "down"], range=["#0072b2", "#d55e00"]),
    )
    x = alt.X("end:N", sort=list(ends), title=None, axis=alt.Axis(labelAngle=0, orient="top"))
    y = alt.Y("rank:Q", scale=alt.Scale(reverse=True, zero=False), title=words("index_lab.rank"))
    lines = alt.Chart(long).encode(x=x, y=y, color=colour, detail="city:N", tooltip="label:N")
    names = (
        alt.Chart(labelled.assign(end=ends[1]))
        .mark_text(align="left", dx=10, fontSize=11.5)
        .encode(x=x, y=alt.Y("place:Q"), text="label:N", color=colour)
    )
    return alt.layer(
        lines.mark_line(strokeWidth=1.6, opacity=0.8), lines.mark_circle(size=45), names
    ).properties(height=430, padding={"right": 190, "left": 5, "top": 5, "bottom": 5})


def spread_labels(places: Series, gap: float) -> list[float]:
    """Return places at least `gap` apart, in the same order, moved as little as a pass allows.

    Examples
    --------
    >>> spread_labels(Series([5, 1, 6]), 3)
    [5.0, 1.0, 8.0]
    """
    order = places.sort_values(kind="stable").index
    moved: dict[object, float] = {}
    for code in order:
        below = max(moved.values(), default=float("-inf"))
        moved[code] = max(float(places[code]), below + gap)
    return [moved[code] for code in places.index]


def _most(shift: Series, result: IndexResult) -> DataFrame:
    """The cities that rise and that fall most."""
    ordered = shift.dropna().sort_values(kind="stable")
    chosen = list(ordered[ordered < 0].head(_MOVERS).index)
    chosen += list(ordered[ordered > 0].tail(_MOVERS).index)
    base = kept.scored(DEFAULT_CHOICES)
    return DataFrame(
        {
            "city_code": chosen,
            "before": base.ranks.loc[chosen, base.definition.root].to_numpy(int),
            "after": result.ranks.loc[chosen, result.definition.root].to_numpy(int),
            "shift": shift.loc[chosen].to_numpy(),
        }
    )


def _on_average(result: IndexResult, shift: Series, words: Words) -> str:
    base = kept.scored(DEFAULT_CHOICES)
    both = DataFrame(
        {"before": base.ranks[base.definition.root], "after": result.ranks[result.definition.root]}
    )
    rho = float(cell(rank_agreement(both.dropna().astype(float)), "before", "after"))
    return words("index_lab.shift_mean", mean=f"{shift.abs().mean():.1f}", rho=f"{rho:.3f}")
