"""A city at a glance, as it is printed: what its page says, laid out on A4."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from exports.content import Bar, Cell, Figure, Finding, Report, Table
from scoring.diagnosis.standing import Line as Standing
from ui.address.view import View
from ui.city import answer as city_answer
from ui.city import dimensions, tables, targets, went
from ui.city.answer import median_note, neutral_note
from ui.city.dimensions import dimensions_of, median_names
from ui.city.headline import opens_with_figures
from ui.city.lines import Line, lines_of, sources_of
from ui.city.proofs import sentences
from ui.diagnosis import beside, package
from ui.diagnosis import kept as diagnosis_kept
from ui.diagnosis import report as diagnosis_report
from ui.diagnosis.ends import comparisons, strengths, weaknesses
from ui.diagnosis.words import Speaker
from ui.edition.said import edition_line, half_weights
from ui.figures import kept
from ui.figures.answer import Answer
from ui.figures.profile import Profile
from ui.page.caveats import caveats_of
from ui.page.sources import cite
from ui.take.parts import link_of, made, sources_table
from ui.take.picture import boundaries_named
from ui.words import numbers
from ui.words.texts import Words

_MEDIANS = ("beside", "nation")
_NAMED = 3


def city_report(view: View) -> Report:
    """Return the report of the city in focus."""
    words, said = Words(view.language), city_answer.overview(view)
    years = went.answer(view)
    profile = beside.profile(view)
    listed = lines_of(view)
    cited = sources_of(listed) or said.sources
    assert said.picture is not None, "a city lies on the map"
    return Report(
        name=said.subject,
        language=view.language,
        about=said.subline,
        headline=said.headline,
        picture=said.picture,
        bars_title=dimensions.title(view) if profile.scored else "",
        bars=_bars(view, profile, words) if profile.scored else (),
        median_names=_median_names(view, profile),
        ends=_ends(view),
        findings=_findings(view, profile, listed, words),
        tables=_tables(view, profile, _indicators(_worth(listed, profile), cited, words)),
        sources=sources_table(cited, words),
        closing=(
            *_caveats(view, words),
            made(words),
            " · ".join(boundaries_named(words)),
            edition_line("city", view),
            *half_weights("city", view),
            words("exports.reopen", link=link_of(view, "city")),
        ),
        figures=_figures(years, words),
    )


def _caveats(view: View, words: Words) -> tuple[str, ...]:
    """What the names of dimensions and indicators do not say."""
    tree = kept.scored(view.choices).definition
    measures = [f"dimension.{code}" for code in tree.headings]
    measures += [f"indicator.{code}" for code in tree.indicators]
    return caveats_of(measures, kept.catalogue(), words)


def _figures(years: Answer | None, words: Words) -> tuple[Figure, ...]:
    """How a measure went, with its sources, which are not those of the indicators."""
    if years is None:
        return ()
    cited = words("common.sources_line", sources=cite(years.sources, words))
    told = (*filter(None, (years.subline,)), *years.notes, cited)
    chart = years.charts[0]
    return (Figure(words("city.how_it_went"), years.headline, chart, told),)


def _tables(view: View, profile: Profile, indicators: Table) -> tuple[Table, ...]:
    """What is known without a score comes first where there is none, or a coarse one."""
    known = (tables.known(view, profile),) if opens_with_figures(profile) else ()
    return (*known, indicators, targets.printed(view), tables.programmes(view, profile))


def _worth(listed: Sequence[Line], profile: Profile) -> list[Line]:
    """The lines worth paper: of a unit without a score, what is missing is listed once above."""
    return [line for line in listed if profile.scored or not line.why]


def _median_names(view: View, profile: Profile) -> tuple[str, ...]:
    names = median_names(view, profile)
    return tuple(names[name] for name in _MEDIANS) if profile.scored else ()


def _bars(view: View, profile: Profile, words: Words) -> tuple[Bar, ...]:
    return tuple(
        Bar(
            one.name,
            one.score,
            "" if one.rank is None else one.place(words),
            tuple(one.medians[group] for group in _MEDIANS),
        )
        for one in dimensions_of(view, profile)
    )


def _findings(
    view: View, profile: Profile, listed: Sequence[Line], words: Words
) -> tuple[tuple[str, tuple[Finding, ...]], ...]:
    """How sure its rank is, where it is strong and weak, then what the figures call for."""
    called_for = diagnosis_report.findings(view, profile.city)
    if not profile.scored:
        return called_for
    found = comparisons(diagnosis_kept.diagnosis(view, profile.city), view.beside)
    doubts = {line.measured.measure: line.note for line in listed}
    best, worst = strengths(found, _NAMED), weaknesses(found, _NAMED)
    peers = beside.peers_name(view, words)
    return (
        (words("city.rank_sure"), _rank(view, words)),
        (
            words("city.strengths", peers=peers),
            tuple(_finding(line, doubts, peers, words) for line in best),
        ),
        (
            words("city.weaknesses", peers=peers),
            tuple(_finding(line, doubts, peers, words) for line in worst),
        ),
        *called_for,
        (words("city.moves"), _package(view)),
    )


def _rank(view: View, words: Words) -> tuple[Finding, ...]:
    """Where other choices have the city, what counts at the average, what no weights change."""
    said = {
        "rank_drawn": median_note(view),
        "rank_average": neutral_note(view),
        "proved": sentences.sentences(view),
    }
    joint = words.manner.between
    return tuple(
        Finding(words(f"city.{name}"), joint.join(told)) for name, told in said.items() if told
    )


def _package(view: View) -> tuple[Finding, ...]:
    """What would bring the city to the median of its peers."""
    found = diagnosis_kept.package(view.choices, str(view.city), view.beside)
    return package.finding(view, found)


def _finding(line: Standing, doubts: dict[str, str], peers: str, words: Words) -> Finding:
    """One indicator beside its peers; a figure that its source doubts says so here too."""
    say = Speaker(kept.catalogue(), words)
    said = words(
        "city.gap",
        peers=peers,
        value=say.value(line.code, line.value),
        median=say.value(line.code, line.median),
        gap=numbers.signed(line.gap, "score", words),
        place=line.rank,
        of=line.peers + 1,
    )
    doubt = doubts[f"indicator.{line.code}"]
    return Finding(say.name(line.code), said + (words("city.doubt", note=doubt) if doubt else ""))


def _indicators(listed: Sequence[Line], cited: Sequence[str], words: Words) -> Table:
    """Every indicator under its dimension, its sources as their numbers in the list."""
    rows: list[tuple[Cell, ...]] = []
    for heading, lines in groupby(listed, key=lambda line: line.heading):
        rows.append((heading, *[None] * 4))
        rows += [_printed(line, cited, words) for line in lines]
    columns = ("indicator", "value", "year", "rank", "source")
    heads = tuple(words(f"common.column_{column}") for column in columns)
    return Table(words("city.indicators"), heads, tuple(rows))


def _printed(line: Line, cited: Sequence[str], words: Words) -> tuple[Cell, ...]:
    name = f"　{line.name}"
    if line.why:
        return name, f"{line.shown}: {line.why}", None, None, None
    doubt = words("city.doubt", note=line.note) if line.note else ""
    numbered = ", ".join(str(cited.index(source) + 1) for source in line.sources)
    return name, line.shown + doubt, line.years, line.place, numbered


def _ends(view: View) -> tuple[float, float]:
    """The scale that the index and its dimensions share."""
    result = kept.scored(view.choices)
    return result.scale_over([result.definition.root, *result.definition.headings])
