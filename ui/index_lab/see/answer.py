"""What the index is made of and what its parts turn out to weigh, as a value."""

from __future__ import annotations

from pandas import DataFrame, Series

from exports.charts.bars import Bars
from exports.charts.bars import Series as BarSeries
from exports.charts.scale import Axis
from exports.content import Table
from scoring.index.chain import IndexResult
from ui.address.view import View
from ui.edition import environment
from ui.figures import kept
from ui.figures.answer import Answer
from ui.figures.choices import framework_name
from ui.figures.names import city_name, part_name, way_name
from ui.index_lab.inputs import index_sources, index_title, table_of
from ui.index_lab.see import explained, graph
from ui.index_lab.see.facts import facts_of
from ui.words import numbers
from ui.words.texts import Words

# Of the chart: so many indicators that move the index most, and as many that move it least.
_ENDS = 6
_MOST_NAMED = 3


def answer(view: View) -> Answer:
    """Return what the index is, and the parts that move it most and least."""
    words, result = Words(view.language), kept.scored(view.choices)
    found = explained.explained(result)
    return Answer(
        subject=words("index_lab.subject_see", index=index_title(view)),
        headline=_headline(view, result, words),
        subline=words(
            "index_lab.subline"
            if view.choices.imputation == "none"
            else "index_lab.subline_filled",
            year=view.choices.year,
        ),
        charts=(
            graph.graph(result, words),
            *(() if found is None else (explained.chart(found, words),)),
            weights_chart(result, words),
        ),
        tables=(
            indicator_table(result, words),
            graph.pair_table(result, words),
            *(() if found is None else (explained.table(found, words),)),
        ),
        notes=(
            explained.sentence(found, words),
            *environment.ranking(view),
            *_not_used(result, words),
        ),
        sources=tuple(
            dict.fromkeys([*index_sources(view), *kept.totals(view.choices.year).sources])
        ),
    )


def _headline(view: View, result: IndexResult, words: Words) -> str:
    """What this index is, who is first and who is last."""
    ranks = result.ranks[result.definition.root].dropna()
    if ranks.empty:
        return words("reading.empty")
    measured = [c for c in result.definition.headings if c in result.definition.measured]
    return words(
        "index_lab.headline",
        framework=view.choices_name
        or framework_name(view.choices.framework, kept.catalogue(), words),
        indicators=len(result.definition.indicators),
        headings=len(measured),
        cities=len(ranks),
        first=_named(ranks.index[ranks == ranks.min()], words),
        last=_named(ranks.index[ranks == ranks.max()], words),
    )


def _named(codes: Series, words: Words) -> str:
    """One city, a few that share a place, or how many share it."""
    if len(codes) > _MOST_NAMED:
        return words("index_lab.sharing", n=len(codes))
    return words.list([city_name(str(code), kept.catalogue(), words) for code in codes])


def weights_chart(result: IndexResult, words: Words) -> Bars:
    """Return what the strongest and the weakest indicators are meant to weigh and do weigh."""
    weights = result.weights.loc[list(result.definition.indicators)]
    ordered = weights.sort_values("effective_in_index", ascending=False, kind="stable")
    whole = len(ordered) <= 2 * _ENDS
    shown = ordered if whole else ordered.iloc[[*range(_ENDS), *range(-_ENDS, 0)]]
    return Bars(
        title=words("index_lab.weights_all" if whole else "index_lab.weights_ends", n=_ENDS),
        categories=tuple(part_name(str(code), kept.catalogue(), words) for code in shown.index),
        series=(
            _weights(shown, "weight_in_index", words("index_lab.nominal"), "quiet"),
            _weights(shown, "effective_in_index", words("index_lab.effective"), "main"),
        ),
        axis=Axis(words("index_lab.share_of_index"), decimals=1, unit="%", zero=True),
        codes=tuple(str(code) for code in shown.index),
        gap=None if whole else _ENDS,
        language=words.language,
    )


def _weights(shown: DataFrame, column: str, name: str, role: str) -> BarSeries:
    return BarSeries(name, tuple(100 * float(share) for share in shown[column]), role)


def indicator_table(result: IndexResult, words: Words) -> Table:
    """Return one row an indicator: what it is, where it comes from, what it weighs."""
    rows = [_indicator(code, result, words) for code in result.definition.indicators]
    frame = DataFrame(rows)
    decimals: list[int | None] = [None] * len(frame.columns)
    for key, digits in _DECIMALS.items():
        decimals[list(frame.columns).index(key)] = digits
    named = frame.rename(columns={key: words(f"index_lab.{key}") for key in frame.columns})
    return table_of(words("index_lab.all_indicators"), named, decimals)


_DECIMALS = {
    "coverage_percent": 1,
    "points": 0,
    "nominal": 2,
    "effective": 2,
    "with_parent": 2,
    "with_index": 2,
}


def _indicator(code: str, result: IndexResult, words: Words) -> dict[str, object]:
    weights = {str(key): value for key, value in result.weights.loc[code].to_dict().items()}
    treated = {str(key): value for key, value in result.treatment.loc[code].to_dict().items()}
    facts = facts_of(code, result, kept.catalogue(), words)
    return {
        "heading": way_name(result.definition.way_to(code)[:-1], kept.catalogue(), words),
        "indicator": part_name(code, kept.catalogue(), words),
        "definition": facts.definition,
        "direction": facts.direction,
        "unit": facts.unit,
        "years": facts.years,
        "source": facts.source,
        "coverage_percent": 100 * facts.coverage,
        "method_treatment": words(f"index_lab.method_{treated['method']}"),
        "points": int(treated["points"]),
        "nominal": 100 * float(weights["weight_in_index"]),
        "effective": 100 * float(weights["effective_in_index"]),
        "with_parent": float(weights["with_parent"]),
        "with_index": float(weights["with_index"]),
    }


def _not_used(result: IndexResult, words: Words) -> list[str]:
    """What the index does not use, and why."""
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
        lines.append(words("choices.choice", what=name, value=why))
    return lines


def _emptied(heading: str, result: IndexResult) -> bool:
    """Whether a heading has indicators in the framework that this index does not use."""
    return bool(kept.framework_tree(result.choices.framework).children[heading])
