"""A city at a glance, as it is printed."""

from __future__ import annotations

import pandas as pd

from exports.content import Bar, Cell, Finding, Report, Table
from ui.address.view import View
from ui.city.slide import locator_picture, sentence
from ui.diagnosis import report as diagnosis_report
from ui.figures import kept
from ui.figures.cells import cell, records
from ui.figures.full_name import name_of
from ui.figures.kept import index_measure
from ui.figures.measured import gap_text, value_text
from ui.figures.names import group_names, measure_name
from ui.figures.profile import Profile, profile_of
from ui.take.parts import link_of, made, sources_table
from ui.words import numbers as words_numbers
from ui.words.notes import note_text
from ui.words.texts import Words

_MEDIANS = ("tier", "nation")


def city_report(view: View) -> Report:
    """Return the report of the city in focus."""
    words, result = Words(view.language), kept.scored(view.choices)
    profile = profile_of(str(view.city), kept.catalogue(), result)
    indicators, cited = _indicators(view, profile, words)
    return Report(
        name=name_of(view),
        language=view.language,
        about=_about(view, profile, words),
        headline=sentence(view, profile),
        picture=locator_picture(view),
        bars_title=words("exports.dimensions_title"),
        bars=_bars(view, profile, words),
        median_names=tuple(words(f"exports.median_{name}") for name in _MEDIANS),
        top=result.scale[1],
        findings=(*_findings(profile, words), *diagnosis_report.findings(view, profile.city)),
        tables=(indicators, _programmes(profile, words)),
        sources=sources_table(cited, words),
        closing=(made(words), words("exports.reopen", link=link_of(view, "city"))),
    )


def _about(view: View, profile: Profile, words: Words) -> str:
    catalogue = kept.catalogue()
    clusters = group_names("cluster", catalogue, words)
    member = catalogue.clusters[catalogue.clusters["city_code"] == profile.city]["cluster"]
    parts = [words(f"groups.{profile.row['level']}"), words(f"groups.{profile.row['tier']}")]
    kind = diagnosis_report.type_name(view, profile.city)
    return " · ".join([*parts, *(clusters[code] for code in member), *filter(None, [kind])])


def _bars(view: View, profile: Profile, words: Words) -> tuple[Bar, ...]:
    catalogue, result = kept.catalogue(), kept.scored(view.choices)
    bars = []
    for code in result.definition.headings:
        rank = cell(result.ranks, profile.city, code)
        place = (
            ""
            if rank is pd.NA
            else words_numbers.rank(int(rank), int(result.ranks[code].count()), words)
        )
        medians = tuple(float(cell(profile.medians, code, group)) for group in _MEDIANS)
        name = measure_name(f"dimension.{code}", catalogue, words)
        bars.append(Bar(name, float(cell(result.scores, profile.city, code)), place, medians))
    return tuple(bars)


def _findings(profile: Profile, words: Words) -> tuple[tuple[str, tuple[Finding, ...]], ...]:
    """Strengths and weaknesses against the tier; nothing where there is too little to compare."""
    if profile.beside_tier.empty:
        return ()
    return (
        (words("exports.strengths"), _gaps(profile.strengths, words)),
        (words("exports.weaknesses"), _gaps(profile.weaknesses, words)),
    )


def _gaps(gaps: pd.DataFrame, words: Words) -> tuple[Finding, ...]:
    catalogue = kept.catalogue()
    units = catalogue.indicators.set_index("indicator")["unit"]
    return tuple(
        Finding(
            measure_name(f"indicator.{row['index']}", catalogue, words),
            words(
                "city.gap",
                value=words_numbers.figure(row["value"], units[row["index"]], words),
                median=words_numbers.figure(row["median"], units[row["index"]], words),
                gap=f"{row['gap']:+.1f}".replace("-", "−"),
                place=int(row["better"]) + 1,
                of=int(row["peers"]) + 1,
            ),
        )
        for row in records(gaps.reset_index(names="index"))
    )


def _indicators(view: View, profile: Profile, words: Words) -> tuple[Table, list[str]]:
    """Every indicator with its sources as numbers, and these sources in that order."""
    catalogue, result = kept.catalogue(), kept.scored(view.choices)
    table = kept.indicators(result.choices.year)
    cited: list[str] = []
    rows: list[tuple[Cell, ...]] = []
    for heading in result.definition.headings:
        rows.append((measure_name(f"dimension.{heading}", catalogue, words), *[None] * 4))
        for code in result.definition.children[heading]:
            own = str(cell(table.source, profile.city, code))
            numbers = []
            for source in filter(None, own.split("; ")):
                if source not in cited:
                    cited.append(source)
                numbers.append(str(cited.index(source) + 1))
            rows.append((*_indicator(code, profile, view, words), ", ".join(numbers)))
    columns = ("indicator", "value", "year", "rank", "source")
    heads = tuple(words(f"common.column_{column}") for column in columns)
    return Table(words("city.indicators"), heads, tuple(rows)), cited or list(
        index_measure(view).sources
    )


def _indicator(code: str, profile: Profile, view: View, words: Words) -> tuple[Cell, ...]:
    measured = kept.measure(f"indicator.{code}", kept.scored(view.choices).choices.year)
    name = "　" + measure_name(measured.measure, kept.catalogue(), words)
    if profile.city in measured.gaps.index:
        why = gap_text(measured, profile.city, words)
        return name, f"{words('common.no_data')}: {why}", None, None
    place = words_numbers.rank(
        int(measured.ranks[profile.city]), int(measured.ranks.count()), words
    )
    year = int(measured.years[profile.city])
    return name, value_text(measured, profile.city, words), str(year), place


def _programmes(profile: Profile, words: Words) -> Table:
    heads = (words("common.column_programme"), words("common.year"), words("common.source"))
    rows = tuple(
        (words.pick(row), str(row["year"]), note_text(row["source"], words))
        for row in records(profile.programmes)
    )
    return Table(words("city.programmes"), heads, rows)
