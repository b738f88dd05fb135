"""Part 1 of the laboratory: the tree, one part of it explained, and whether the parts agree."""

from __future__ import annotations

import streamlit as st
from pandas import DataFrame

from scoring.index.chain import IndexResult
from ui.address.view import INDEX, View
from ui.figures import kept
from ui.figures.measured import Measured
from ui.figures.names import part_name
from ui.index_lab import consistency, page, part
from ui.index_lab.tree import PICK, draw_tree, tree_of
from ui.page import address, look, sources
from ui.page.controls import bind
from ui.page.markup import element, text
from ui.words import numbers
from ui.words.texts import Words


def draw(view: View, result: IndexResult) -> None:
    """Draw the tree beside the part in focus, then how consistent it is, then the whole table."""
    words = Words(view.language)
    names = part_names(result, words)
    page.headline(view, result)
    with st.container(key="lab_tree_and_part"):
        left, right = st.columns([3, 2], gap="large")
    with left:
        _tree(view, result, names, words)
    with right:
        about = view.about if view.about in names else _first(result)
        _choose_part(about, names, words)
        part.draw(about, view, result)
    consistency.draw(view, result)
    with st.expander(words("index_lab.all_indicators")):
        st.dataframe(indicator_table(result, words), hide_index=True, width="stretch")


def part_names(result: IndexResult, words: Words) -> dict[str, str]:
    """Return the name of every part of an index, headings before their indicators."""
    catalogue, definition = kept.catalogue(), result.definition
    ordered = [definition.root]
    for heading in definition.headings:
        ordered += [heading, *definition.children[heading]]
    return {code: part_name(code, catalogue, words) for code in ordered}


def indicator_table(result: IndexResult, words: Words) -> DataFrame:
    """Return one row an indicator: what it is, where it comes from, what it weighs."""
    weights, log = result.weights, result.treatment
    catalogue = kept.catalogue()
    rows = []
    for code in result.definition.indicators:
        facts = part.facts_of(code, result, catalogue, words)
        treated = str(log["method"][code])
        rows.append(
            {
                words("index_lab.heading"): part_name(
                    str(weights.at[code, "parent"]), catalogue, words
                ),
                words("index_lab.indicator"): part_name(code, catalogue, words),
                words("index_lab.definition"): facts.definition,
                words("index_lab.direction"): facts.direction,
                words("index_lab.unit"): facts.unit,
                words("index_lab.years"): facts.years,
                words("index_lab.source"): facts.source,
                words("index_lab.coverage_percent"): round(100 * facts.coverage, 1),
                words("index_lab.method_treatment"): words(f"index_lab.method_{treated}"),
                words("index_lab.points"): int(str(log.at[code, "points"])),
                words("index_lab.nominal"): _percent(weights, code, "weight_in_index"),
                words("index_lab.effective"): _percent(weights, code, "effective_weight"),
                words("index_lab.with_parent"): round(
                    float(str(weights.at[code, "with_parent"])), 2
                ),
                words("index_lab.with_index"): round(float(str(weights.at[code, "with_index"])), 2),
            }
        )
    return DataFrame(rows)


def _percent(weights: DataFrame, code: str, column: str) -> float:
    return round(100 * float(str(weights.at[code, column])), 2)


def _tree(view: View, result: IndexResult, names: dict[str, str], words: Words) -> None:
    tree = tree_of(result, names)
    effect = result.weights.loc[list(result.definition.indicators), "effective_weight"].dropna()
    title = words(
        "index_lab.tree_title",
        strongest=names[str(effect.idxmax())],
        weakest=names[str(effect.idxmin())],
    )
    st.html(
        element("h2", text(title), class_="chart-title")
        + element("p", text(words("index_lab.tree_hint")), class_="muted")
    )
    st.altair_chart(
        draw_tree(tree, view.about, look.theme(), words),
        key="lab_tree",
        on_select=_follow_pick,
        selection_mode=PICK,
        width="stretch",
    )
    _not_used(result, words)
    sources.line(index_measured(view).sources, words)


def index_measured(view: View) -> Measured:
    """Return the index of the View as a measure, for its source line."""
    return kept.measure(INDEX, view.choices.year, view.choices)


def _not_used(result: IndexResult, words: Words) -> None:
    """Name what the index does not use, and why."""
    catalogue = kept.catalogue()
    lines = [
        words(
            "index_lab.share_unmeasured",
            name=part_name(code, catalogue, words),
            share=f"{100 * float(result.nominal_weights[code]):.1f}",
        )
        for code in result.definition.unmeasured
        if result.definition.children[code] == () and not _emptied(code, result)
    ]
    for row in result.excluded.to_dict("records"):
        why = words(
            f"index_lab.excluded_{row['reason']}",
            observed=numbers.percent(float(row["observed"])),
            required=numbers.percent(float(row["required"])),
        )
        name = part_name(str(row["indicator"]), catalogue, words)
        lines.append(words("index_lab.choice", what=name, value=why))
    if lines:
        st.html(element("ul", *(element("li", text(line)) for line in lines), class_="muted notes"))


def _emptied(heading: str, result: IndexResult) -> bool:
    """Whether a heading has indicators in the framework that this index does not use."""
    return bool(kept.framework_tree(result.choices.framework).children[heading])


def _follow_pick() -> None:
    picked = st.session_state["lab_tree"]["selection"].get(PICK, [])
    if picked and picked[0].get("code") in kept.vocabulary().parts | {INDEX}:
        address.change(about=None if picked[0]["code"] == INDEX else picked[0]["code"])


def _choose_part(about: str, names: dict[str, str], words: Words) -> None:
    parts = [code for code in names if code != INDEX]
    st.selectbox(
        words("index_lab.about"), parts, format_func=names.__getitem__, **bind("about", about)
    )


def _first(result: IndexResult) -> str:
    return result.definition.indicators[0]
