"""What a deck and a report say of the editions behind them, and what stands on their pages."""

from __future__ import annotations

import pytest

from data.edition import Edition, current
from exports.briefing_file import Briefing, SavedView
from exports.content import Table
from tests.editions.conftest import MORE, SUZHOU
from ui.address.parameters import write_view
from ui.address.view import View
from ui.briefing import behind
from ui.briefing.behind import editions_line
from ui.briefing.deck import deck_of
from ui.briefing.paper import paper_of, sections
from ui.figures import kept
from ui.words import numbers
from ui.words.texts import LANGUAGES, Language, Words

RESIDENTS = View(measure="variable.resident_population", year=2023, province=("320000",))


def _of(*labels: str) -> Briefing:
    return Briefing(views=tuple(_saved(label) for label in labels))


def _saved(label: str) -> SavedView:
    return SavedView("atlas", {**write_view(RESIDENTS), "edition": label})


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_editions_are_those_of_the_views(language: Language, at_hand: Edition) -> None:
    """On the cover of a deck, and on title page and head of a report; today's only if shown."""
    then, now = at_hand.label, current().label
    for asked, named in (([then], [then]), ([""], [now]), (["", then, then], [now, then])):
        briefing, view = _of(*asked), View(language=language)
        paper = paper_of(briefing, (), view)
        for said in (deck_of(briefing, (), view).made, paper.imprint[1], paper.edition):
            assert [label for label in (now, then) if label in said] == named


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_maps_name_both_their_editions(language: Language, at_hand: Edition) -> None:
    """The other map's is an edition of the briefing as well."""
    pair = SavedView("atlas", {**write_view(View()), "pair": "edition"})
    said = editions_line(Briefing(views=(pair,)), Words(language))
    assert at_hand.label in said
    assert current().label in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_head_of_a_page_has_room_for_two(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of more it says how many; the title page names them all."""
    monkeypatch.setattr(behind, "editions_of", lambda *_: ["a", "b", "c"])
    words = Words(language)
    assert words.list(["a", "b", "c"]) in editions_line(Briefing(), words)
    assert editions_line(Briefing(), words, short=True) == words("briefing.editions_many", n=3)


def test_the_table_below_a_map_is_of_its_edition(at_hand: Edition) -> None:
    """Suzhou has the residents that it had then, wherever the report is asked for."""
    made = tuple(sections(_of(at_hand.label, ""), View()))
    then, now = (_of_suzhou(one.tables[0]) for one in made)
    rows = kept.todays().values.set_index(["city_code", "variable", "year"])["value"]
    today = float(rows[SUZHOU, "resident_population", 2023])
    assert now == numbers.figure(today, "person", Words("en"))
    assert then == numbers.figure(today * MORE, "person", Words("en"))


def _of_suzhou(table: Table) -> object:
    return next(row[1] for row in table.rows if row[0] == "Suzhou")
