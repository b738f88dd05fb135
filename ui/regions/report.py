"""A region at a glance, as it is printed: the units that pass the filters, or one cluster."""

from __future__ import annotations

import pandas as pd

from exports.content import Bar, Cell, Finding, Report, Table
from geo.picture import MapPicture
from ui.address.view import INDEX, View
from ui.diagnosis import kept as diagnosis_kept
from ui.diagnosis import report as diagnosis_report
from ui.edition.said import edition_line, half_weights
from ui.figures import kept
from ui.figures.among import selected_units
from ui.figures.cells import cell
from ui.figures.classes import kept as classes_kept
from ui.figures.kept import index_measure
from ui.figures.measured import dimensions_unit
from ui.figures.names import city_names, group_names, measure_name
from ui.figures.sentence import headline
from ui.page.caveats import caveats_of
from ui.take.parts import link_of, made, sources_table
from ui.take.picture import boundaries_named, picture_of
from ui.words import numbers
from ui.words.texts import Words


def region_report(view: View) -> Report:
    """Return the report of the units that pass the View's filters."""
    words, catalogue = Words(view.language), kept.catalogue()
    among = selected_units(view, catalogue)
    measured = index_measure(view)
    index = view.but(measure=INDEX, year=measured.year, outline=(), against="none", city=None)
    return Report(
        name=region_name(view),
        language=view.language,
        about=words(
            "exports.region_about",
            n=len(among),
            scored=int(measured.known.index.isin(among).sum()),
        )
        + _weight(measured.year, among, view),
        headline=headline(measured, among, catalogue, words),
        picture=_picture(index, among),
        bars_title=words(
            "exports.region_medians", unit=dimensions_unit(kept.scored(view.choices), words)
        ),
        bars=_bars(view, among, words),
        median_names=(words("exports.median_nation"),),
        ends=_ends(view),
        findings=(*_findings(view, among, words), *_diagnosis(view)),
        tables=(_members(view, among, words),),
        sources=sources_table(measured.sources, words),
        closing=(
            *_caveats(view, words),
            made(words),
            " · ".join(boundaries_named(words)),
            edition_line("atlas", index),
            *half_weights("atlas", index),
            words("exports.reopen", link=link_of(index, "")),
        ),
    )


def region_name(view: View) -> str:
    """Return the names of the filters, or of the nation where none is set."""
    words, catalogue = Words(view.language), kept.catalogue()
    names = [
        group_names(kind, catalogue, words)[code]
        for kind, codes in view.filters.items()
        for code in codes
    ]
    return " · ".join(names) or words("exports.nation")


def _weight(year: int, among: frozenset[str], view: View) -> str:
    """The region's part of residents and of output, both of the units that have both."""
    words, totals = Words(view.language), kept.totals(year)
    both = pd.DataFrame({"residents": totals.residents, "gdp": totals.gdp}).dropna()
    own = both[both.index.isin(among)]
    if own.empty or not view.filters:
        return ""
    shares = {
        name: numbers.percent(own[name].sum() / both[name].sum()) for name in ("residents", "gdp")
    }
    return words("exports.region_weight", n=len(both), own=len(own), **shares)


def _picture(view: View, among: frozenset[str]) -> MapPicture:
    return picture_of(view, index_measure(view), classes_kept.classed(view), among)


def _caveats(view: View, words: Words) -> tuple[str, ...]:
    """What the names of the dimensions do not say."""
    headings = kept.scored(view.choices).definition.headings
    return caveats_of((f"dimension.{code}" for code in headings), kept.catalogue(), words)


def _medians(view: View, among: frozenset[str]) -> pd.DataFrame:
    """Dimensions × own, nation: medians of the scores."""
    result = kept.scored(view.choices)
    scores = result.scores[list(result.definition.headings)]
    own = scores[scores.index.isin(among)].median()
    return pd.DataFrame({"own": own, "nation": scores.median()})


def _bars(view: View, among: frozenset[str], words: Words) -> tuple[Bar, ...]:
    medians, catalogue = _medians(view, among), kept.catalogue()
    return tuple(
        Bar(
            measure_name(f"dimension.{code}", catalogue, words),
            float(cell(medians, str(code), "own")),
            "",
            (float(cell(medians, str(code), "nation")),),
        )
        for code in medians.index
    )


def _findings(
    view: View, among: frozenset[str], words: Words
) -> tuple[tuple[str, tuple[Finding, ...]], ...]:
    medians = _medians(view, among).dropna()
    gaps = (medians["own"] - medians["nation"]).sort_values(ascending=False, kind="stable")
    if gaps.empty or not view.filters:
        return ()
    return (
        (words("exports.above"), _against_nation(gaps[gaps > 0], medians, words)),
        (words("exports.below"), _against_nation(gaps[gaps < 0].iloc[::-1], medians, words)),
    )


def _diagnosis(view: View) -> diagnosis_report.Findings:
    """The diagnosis of one province or one cluster; other selections have none."""
    chosen = [(kind, code) for kind, codes in view.filters.items() for code in codes]
    if len(chosen) != 1 or chosen[0][0] not in (diagnosis_kept.PROVINCE, diagnosis_kept.CLUSTER):
        return ()
    unit = ".".join(chosen[0])
    return diagnosis_report.findings(view, unit)


def _against_nation(
    gaps: pd.Series[float], medians: pd.DataFrame, words: Words
) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            measure_name(f"dimension.{code}", kept.catalogue(), words),
            words(
                "exports.against_nation",
                own=numbers.score(float(cell(medians, str(code), "own"))),
                nation=numbers.score(float(cell(medians, str(code), "nation"))),
                gap=numbers.signed(_printed_gap(medians, str(code)), "score", words),
            ),
        )
        for code in gaps.index
    )


def _printed_gap(medians: pd.DataFrame, code: str) -> float:
    """The difference of the two numbers as they stand beside it."""
    own, nation = (float(cell(medians, code, column)) for column in ("own", "nation"))
    return round(own, 1) - round(nation, 1)


def _members(view: View, among: frozenset[str], words: Words) -> Table:
    """The index and its dimensions for every member, best first."""
    result, catalogue = kept.scored(view.choices), kept.catalogue()
    codes = [result.definition.root, *result.definition.headings]
    names = city_names(catalogue, words)
    scores = result.scores.loc[[code for code in names if code in among], codes]
    ordered = scores.sort_values(codes[0], ascending=False, kind="stable")
    rows: list[tuple[Cell, ...]] = []
    for code in ordered.index:
        rank = cell(result.ranks, code, codes[0])
        values = [float(cell(scores, code, column)) for column in codes]
        shown = [None if value != value else round(value, 1) for value in values]
        place = words("common.no_data") if rank is pd.NA else int(rank)
        rows.append((names[str(code)], place, *shown))
    heads = [measure_name(f"dimension.{code}", catalogue, words) for code in codes[1:]]
    first = (words("exports.city"), words("exports.rank"), words("common.index"))
    return Table(words("exports.members"), (*first, *heads), tuple(rows))


def _ends(view: View) -> tuple[float, float]:
    """The scale that the index and its dimensions share."""
    result = kept.scored(view.choices)
    return result.scale_over([result.definition.root, *result.definition.headings])
