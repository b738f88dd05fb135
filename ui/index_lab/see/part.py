"""One part of the index explained: what it is, how its figures are treated, what it weighs."""

from __future__ import annotations

from typing import Any

import altair as alt
import numpy as np
import streamlit as st
from pandas import DataFrame, Series

from data.catalogue import Catalogue
from geo.chart_colours import chart_colour
from scoring.index.chain import IndexResult
from scoring.index.treat import KEPT, LOGARITHM, REFLECTED, WINSORISED
from ui.address.view import View
from ui.figures import kept
from ui.figures.cells import records
from ui.figures.names import city_name, part_name
from ui.index_lab.see import consistency
from ui.index_lab.see.facts import Facts, facts_of
from ui.page import look
from ui.page.markup import element, text
from ui.words import numbers
from ui.words.texts import Words

_BINS = 24
_SILENT = 0.1
_AFTER = {LOGARITHM: "after_log", REFLECTED: "after_reflected"}


def draw(code: str, view: View, result: IndexResult) -> None:
    """Draw the explanation of one part: an indicator, or a heading."""
    words, catalogue = Words(view.language), kept.catalogue()
    st.html(element("h3", text(part_name(code, catalogue, words)), class_="part-name"))
    if code in result.definition.children:
        consistency.heading(code, result, words)
        return
    facts = facts_of(code, result, catalogue, words)
    st.html(_facts(facts, result, words))
    _distributions(code, facts.unit, result, words)
    stays = _why_it_stays(code, result, catalogue, words)
    for sentence in [
        *_treated(code, result, catalogue, words),
        *_weighs(code, result, words),
        *stays,
    ]:
        st.html(element("p", text(sentence), class_="explained"))
    consistency.pairs_of(code, result, words)


def _facts(facts: Facts, result: IndexResult, words: Words) -> str:
    coverage = words(
        "index_lab.coverage_of",
        known=facts.known,
        of=facts.of,
        share=numbers.percent(facts.coverage),
        required=numbers.percent(result.choices.minimum_indicator_share),
    )
    rows = {
        "definition": facts.definition,
        "direction": facts.direction,
        "unit": facts.unit,
        "years": facts.years,
        "coverage": coverage,
        "source": facts.source,
    }
    return element(
        "dl",
        *(
            element("dt", text(words(f"index_lab.{key}"))) + element("dd", text(value))
            for key, value in rows.items()
        ),
        class_="facts",
    )


def _why_it_stays(code: str, result: IndexResult, catalogue: Catalogue, words: Words) -> list[str]:
    """Why an indicator that hardly moves this index is in it all the same."""
    rows = catalogue.silent
    own = (rows["framework"] == result.choices.framework) & (rows["indicator"] == code)
    return rows.loc[own, f"why_{words.language}"].tolist()


def _distributions(code: str, unit: str, result: IndexResult, words: Words) -> None:
    """Two histograms, so that what the treatment did to the shape can be seen."""
    after = _AFTER.get(str(result.treatment["method"][code]), "after")
    shown = {
        "before": (result.raw.loc[result.basis, code], unit),
        after: (result.treated[code], unit if after == "after" else "log"),
    }
    for column, (key, (values, axis)) in zip(st.columns(2), shown.items(), strict=True):
        with column:
            st.html(element("p", text(words(f"index_lab.{key}")), class_="muted"))
            st.altair_chart(_histogram(values.dropna(), axis, words), width="stretch")


def _histogram(values: Series, unit: str, words: Words) -> Any:
    counts, edges = np.histogram(values.to_numpy(float), bins=_BINS)
    colour = chart_colour("main", look.theme())
    bars = DataFrame({"low": edges[:-1], "high": edges[1:], "cities": counts})
    return (
        alt.Chart(bars)
        .mark_bar(color=colour, binSpacing=0, stroke=colour, strokeWidth=0.5)
        .encode(
            x=alt.X(
                "low:Q", bin="binned", title=unit or None, axis=alt.Axis(tickCount=4, grid=False)
            ),
            x2=alt.X2("high:Q"),
            y=alt.Y("cities:Q", title=words("index_lab.cities"), axis=alt.Axis(tickCount=3)),
            tooltip=[
                alt.Tooltip("low:Q", title="≥", format=",.4~r"),
                alt.Tooltip("high:Q", title="<", format=",.4~r"),
                alt.Tooltip("cities:Q", title=words("index_lab.cities")),
            ],
        )
        .properties(height=130)
    )


def _treated(code: str, result: IndexResult, catalogue: Catalogue, words: Words) -> list[str]:
    """What the treatment did, in a sentence or two."""
    log = {str(k): v for k, v in result.treatment.loc[code].to_dict().items()}
    before, after = (f"{log[f'skewness_{when}']:.1f}" for when in ("before", "after"))
    kurtosis = f"{log['kurtosis_before']:.1f}"
    filled = int(result.imputed[code].sum()) if code in result.imputed else 0
    more = [words("index_lab.imputed", count=filled)] if filled else []
    if not result.choices.treatment:
        return [words("index_lab.treated_off", skewness=before, kurtosis=kurtosis), *more]
    if log["method"] == WINSORISED:
        listed = words.list(_moved(code, result, catalogue, words))
        sentence = words(
            "index_lab.treated_winsorised",
            points=int(log["points"]),
            list=listed,
            before=before,
            after=after,
        )
    elif log["method"] in (LOGARITHM, REFLECTED, KEPT):
        sentence = words(f"index_lab.treated_{log['method']}", before=before, after=after)
    else:
        return [words("index_lab.treated_none", skewness=before, kurtosis=kurtosis), *more]
    return [sentence, *([] if log["passes"] else [words("index_lab.treated_fails")]), *more]


def _moved(code: str, result: IndexResult, catalogue: Catalogue, words: Words) -> list[str]:
    points = result.treated_points[result.treated_points["indicator"] == code]
    return [
        words(
            "index_lab.treated_point",
            city=city_name(row["city_code"], catalogue, words),
            before=numbers.number(row["before"], words.language),
            after=numbers.number(row["after"], words.language),
        )
        for row in records(points)
    ]


def _weighs(code: str, result: IndexResult, words: Words) -> list[str]:
    row = {str(k): v for k, v in result.weights.loc[code].to_dict().items()}
    said = words(
        "index_lab.weight_words",
        nominal=numbers.percent(row["weight_in_index"]),
        effective=numbers.percent(row["effective_in_index"]),
        with_parent=f"{row['with_parent']:.2f}".replace("-", "−"),
        with_index=f"{row['with_index']:.2f}".replace("-", "−"),
    )
    if abs(row["with_index"]) < _SILENT:
        return [said, words("index_lab.weight_silent")]
    return [said, words("index_lab.weight_contrary")] if row["with_index"] < 0 else [said]
