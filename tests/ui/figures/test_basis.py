"""What rests on own figures stays with whom they are for: in caches, threads, processes, files."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from exports.briefing_file import Briefing, SavedView
from exports.paper.content import Paper
from own.joined import FRAMEWORK
from own.own_set import OwnFigure, OwnIndicator, OwnSet, OwnVariable
from own.rows import source_of
from own.set_file import digest
from scoring.index.choices import IndexChoices
from ui.address.parameters import read_view, write_view
from ui.address.view import View
from ui.briefing import slides
from ui.briefing.answers import answer_of
from ui.briefing.deck import deck_of
from ui.briefing.paper import paper_of, sections
from ui.figures import kept
from ui.index_lab.compare.systems import short_name
from ui.index_lab.sure import runs
from ui.page.sources import cite
from ui.reader import admitted, visitor
from ui.reader.admitted import admit
from ui.reader.basis import PUBLISHED, Basis, based_on, carried, current
from ui.reader.keep import keep, keep_copies
from ui.take.menu import KINDS
from ui.words.texts import LANGUAGES, Language, Words

Told = Callable[[str], str]
Keeping = Callable[[int], Callable[[Told], Told]]
VARIABLE = OwnVariable("own_settled", "办结率", "Settled", "%", least=0, most=100)
OWN = OwnSet(
    "Secret services",
    variables=(VARIABLE,),
    figures=tuple(
        OwnFigure(code, VARIABLE.code, 2023, 40.0 + place % 50)
        for place, code in enumerate(kept.published().cities["city_code"])
    ),
)
INDICATOR = OwnIndicator("own_index", "management_mode", "办结率", "Settled", "%", VARIABLE.code)
MINE = Basis(digest(OWN), OWN)
SHOWN = View(measure="variable.own_settled", year=2023, own=MINE.digest)
SAVED = SavedView("atlas", write_view(SHOWN))
EN = Words("en")


@pytest.mark.parametrize("kept_by", [keep, keep_copies])
def test_what_is_kept_is_kept_by_what_it_rests_on(kept_by: Keeping) -> None:
    """Two readers who ask for the same are each given their own, and it is computed once each."""
    asked = []

    @kept_by(10)
    def told(_name: str) -> str:
        asked.append(current().digest)
        return f"rests on {current().digest or 'what is published'}"

    for _ in range(2):
        with based_on(MINE):
            assert told("x") == f"rests on {MINE.digest}"
        assert told("x") == "rests on what is published"
    assert asked == [MINE.digest, ""]


def test_the_vocabulary_of_an_address_is_its_readers() -> None:
    """Codes of own figures are unknown to others, as any code that never was."""
    with based_on(MINE):
        assert read_view(SAVED.address, kept.vocabulary()) == (SHOWN, ())
    view, notices = read_view(SAVED.address, kept.vocabulary())
    assert view.measure == "index"
    assert [notice.parameter for notice in notices] == ["show"]


@pytest.mark.parametrize("kind", ["csv", "xlsx", "svg", "geojson", "gpkg"])
def test_every_file_is_marked(kind: str) -> None:
    """Whatever leaves the atlas says that figures in it are nobody's but the office's."""
    with based_on(MINE):
        answer = answer_of("atlas", kept.settle(SHOWN, "atlas"))
        file = KINDS[kind][0](answer, SHOWN)
        cited = cite(answer.sources, EN)
    mark = EN("reading.own_mark", figures=len(OWN.figures), corrections=0)
    assert mark in answer.edition
    assert "(own figures)" in answer.subject
    assert cited == "own figures: Secret services"
    if kind in ("csv", "svg"):
        # A note in a table of commas has none.
        assert mark.replace(",", ";" if kind == "csv" else ",").encode() in file
    if kind == "geojson":
        assert b"own figures" in file
    plain = answer_of("atlas", kept.settle(View(), "atlas"))
    assert "own figures" not in plain.edition


def test_a_slide_of_own_figures_is_for_whom_they_are() -> None:
    """Others are told; nothing of the figures, not even their name, is on it."""
    others = slides.slide_of(SAVED, "en")
    assert EN("exports.own_hidden") in others.reading
    assert "Settled" not in f"{others}"
    # Nor does a report show anything in its place, or call own figures published ones.
    paper = paper_of(Briefing(), tuple(sections(Briefing(views=(SAVED,)), View())), View())
    assert [one.tables for one in paper.sections] == [()]
    with based_on(MINE):
        beside = paper_of(Briefing(), (), View())
    assert beside.method.findings == paper.method.findings
    with based_on(PUBLISHED):
        mine = carried(slides.slide_of, MINE)(SAVED, "en")
    assert "Settled (own figures)" in mine.subject
    assert EN("exports.own_hidden") not in f"{mine}"
    assert EN("reading.own_mark", figures=len(OWN.figures), corrections=0) in mine.source


def test_a_deck_names_the_sources_of_each_of_its_views() -> None:
    """Own figures among them, for whom they are; others read of none."""
    briefing = Briefing(views=(SAVED, SavedView("atlas", {"show": "variable.gdp"})))
    mine = carried(deck_of, MINE)(briefing, (), View()).sources
    others = deck_of(briefing, (), View()).sources
    assert [row[0] for row in mine.rows] == list(range(1, len(mine.rows) + 1))
    assert "Settled" in f"{mine}"
    assert "Settled" not in f"{others}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_is_written_of_the_tables_that_each_view_rests_on(language: Language) -> None:
    """Table, source line, settings and list of sources, whatever the page that asks rests on."""
    scored = replace(OWN, indicators=(INDICATOR,))
    basis, chosen = Basis(digest(scored), scored), IndexChoices(framework=FRAMEWORK)
    views = [
        SavedView("atlas", {**write_view(view), "own": basis.digest})
        for view in (SHOWN, View(choices=chosen))
    ]
    briefing, view = Briefing(views=tuple(views)), View(language=language)

    def written() -> Paper:
        return paper_of(briefing, tuple(sections(briefing, view)), view)

    with based_on(PUBLISHED):
        paper = carried(written, basis)()
    figures, _ = paper.sections
    assert figures.tables[0].rows[0][2] == "89.0%"
    assert {"en": "own figures: ", "zh": "自有数据："}[language] + OWN.name in figures.source
    assert {"en": "with own indicators", "zh": "加自有指标"}[language] in f"{paper.method.tables}"
    assert OWN.name in {row[1] for row in paper.sources.rows}


def test_every_framework_has_a_name_that_fits_a_heading() -> None:
    """The one that own indicators make among them."""
    with based_on(Basis("of one indicator", replace(OWN, indicators=(INDICATOR,)))):
        frameworks = kept.catalogue().frameworks["framework"].unique()
    assert FRAMEWORK in frameworks
    assert all(short_name(one, EN) for one in frameworks)


def test_what_two_own_variables_share_is_named_once() -> None:
    """One office that counted both."""
    counted = [replace(VARIABLE, code=code, source="Bureau") for code in ("own_a", "own_b")]
    figures = tuple(OwnFigure("320500", one.code, 2023, 1.0) for one in counted)
    with based_on(Basis("of one office", OwnSet("", variables=tuple(counted), figures=figures))):
        assert cite(map(source_of, counted), EN) == "own figures: Bureau"


def test_a_slide_of_what_is_published_says_what_it_leaves_out() -> None:
    """Its map is the published one, and a remark says why."""
    saved = SavedView("atlas", {"own": MINE.digest, "show": "variable.gdp", "lang": "en"})
    said = slides.said_of(saved, "en")
    assert said.notes[0] == EN("reading.own_refused")
    assert (
        said.headline == slides.said_of(SavedView("atlas", {"show": "variable.gdp"}), "en").headline
    )
    assert slides.bases_of(Briefing(views=(saved,))) == ()


def test_work_rests_on_the_same_in_another_thread_and_another_process() -> None:
    """And whoever works there next rests on what is published."""
    with based_on(MINE):
        work = carried(_seen)
    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(work).result() == (MINE.digest, OWN)
        assert thread.submit(_seen).result() == ("", None)
    sent = pickle.loads(pickle.dumps(carried(_admits, MINE)))
    assert sent(MINE.digest) == OWN
    assert _admits(MINE.digest) is None


@pytest.mark.parametrize(
    "asked", ["x", "0" * 15, "0" * 17, "A" * 16, "\0" * 16, "\ud800", "'" * 60_000]
)
def test_what_no_set_is_called_asks_no_database(
    asked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An address is hostile until it is read."""
    monkeypatch.setattr(visitor, "database", lambda: pytest.fail("asked"))
    monkeypatch.setattr(admitted, "get_script_run_ctx", lambda **_: object())
    assert admit(asked) is None


def test_jobs_are_shared_only_by_readers_of_the_same_figures() -> None:
    """The line gives one result to all who ask for it under one key."""
    with based_on(MINE):
        mine = runs._key(View())
    assert mine != runs._key(View())


def _seen() -> tuple[str, OwnSet | None]:
    return current().digest, current().own


def _admits(asked: str) -> OwnSet | None:
    found = admit(asked)
    return None if found is None else found.own
