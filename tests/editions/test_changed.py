"""What changed between two editions: every figure and rank, by size, with its cause."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.catalogue import Catalogue
from data.edition import Edition, current
from editions.at_hand import find
from editions.place import VARIABLE
from exports.spreadsheet import as_csv
from scoring.index.chain import score_cities
from tests.editions.conftest import SUZHOU
from tests.screens.test_screens import html, open_screen
from ui.address.view import View
from ui.figures import kept
from ui.figures.editions import kept as editions_kept
from ui.page.markup import text
from ui.sources.changed import answer, before
from ui.words.texts import LANGUAGES, Language, Words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_difference_is_in_the_tables(
    language: Language, at_hand: Edition, catalogue: Catalogue
) -> None:
    """Ranks of both editions, worked out again, and the one figure that is not what it was."""
    said = answer(View(language=language, tab="changed"))
    ranks, figures, editions = said.tables
    assert [row[1:] for row in editions.rows[:3]] == [
        (at_hand.number, current().number),
        (at_hand.date.isoformat(), current().date.isoformat()),
        (at_hand.hash, current().hash),
    ]
    then, now = (
        score_cities(tables).ranks["index"].dropna().astype(int)
        for tables in (find(at_hand.label).catalogue, catalogue)
    )
    differ = {(code, then[code], now[code]) for code in now.index if then[code] != now[code]}
    assert {(row[0], row[2], row[3]) for row in ranks.rows} == differ
    sizes = [abs(int(str(row[4]))) for row in ranks.rows]
    assert sizes == sorted(sizes, reverse=True)
    assert all(row[-1] for row in ranks.rows)
    (figure,) = figures.rows
    assert figure[0] == SUZHOU
    assert float(str(figure[5])) / float(str(figure[6])) == pytest.approx(1.2, abs=1e-6)
    assert str(len(differ)) in said.headline
    comment, heads, *rows = as_csv(ranks, [said.edition]).decode("utf-8-sig").splitlines()
    assert len(rows) == len(differ)
    assert heads.count(",") == 5
    assert comment.startswith("#") or comment == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_panel_opens_and_nothing_at_hand_is_said(
    language: Language, at_hand: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Among the parts of Sources; without earlier editions it says how one is kept."""
    app = open_screen("sources", lang=language, tab="changed", before=at_hand.label)
    assert not app.exception
    assert at_hand.hash in html(app)
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    app = open_screen("sources", lang=language, tab="changed")
    assert not app.exception
    assert text(Words(language)("sources.changed_none")) in html(app)


def test_an_edition_that_is_not_at_hand_is_not_compared(at_hand: Edition) -> None:
    """The latest that is at hand takes its place; today's is never compared with itself."""
    assert before(View(before="2019.1-00000000")) == at_hand.label
    assert before(View(before=current().label)) == at_hand.label


def test_an_archive_that_cannot_be_read_is_said(
    earlier: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a sentence, without figures."""
    (tmp_path / f"{earlier.label}.zip").write_bytes(b"no archive")
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    kept.archived.clear()
    editions_kept.ranks.clear()
    said = answer(View(tab="changed"))
    assert "cannot be read any more" in said.headline
