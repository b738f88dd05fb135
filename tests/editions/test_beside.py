"""Two editions side by side: each map is of its own, and the sentence is true of both."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from data.catalogue import Catalogue
from data.edition import Edition, current
from editions import at_hand as at_hand_module
from editions.at_hand import find
from editions.place import VARIABLE
from exports.briefing_file import SavedView
from exports.citation import STYLES
from scoring.index.chain import score_cities
from tests.editions.conftest import MORE, SUZHOU
from tests.screens.test_screens import html, open_screen
from ui.address.parameters import read_view, write_view
from ui.address.view import View
from ui.atlas.kept import answer
from ui.briefing.answers import answer_of
from ui.briefing.slides import slide_of
from ui.edition.between import between
from ui.figures import kept
from ui.figures.answer import Answer
from ui.figures.editions.beside import named
from ui.reader.basis import Basis, based_on
from ui.take.cite import references
from ui.take.menu import KINDS, svg_of
from ui.take.parts import choices_table
from ui.words.texts import LANGUAGES, Language, Words

RESIDENTS = View(measure="variable.resident_population", year=2023, pair="edition")
INDEX = View(pair="edition")


def _shown(view: View) -> View:
    return named(kept.settle(view, "atlas"))


def _labels(said: Answer) -> tuple[str, str]:
    """What the two maps say of Suzhou."""
    assert said.picture is not None
    assert said.beside is not None
    return said.picture.paint.labels[SUZHOU], said.beside.paint.labels[SUZHOU]


def _alone(label: str) -> str:
    """What one map of an edition says of Suzhou."""
    with based_on(Basis(edition=label)):
        picture = answer(_shown(RESIDENTS.but(pair="none"))).picture
    assert picture is not None
    return picture.paint.labels[SUZHOU]


def test_each_map_is_of_its_own_edition(at_hand: Edition) -> None:
    """Whichever is on the left and whichever was asked for first; alone they are the same."""
    todays, then = _labels(answer(_shown(RESIDENTS)))
    with based_on(Basis(edition=at_hand.label)):
        turned = _labels(answer(_shown(RESIDENTS)))
    assert todays != then
    assert turned == (then, todays)
    assert (_alone(""), _alone(at_hand.label)) == (todays, then)
    assert _labels(answer(_shown(RESIDENTS))) == (todays, then)


def test_a_colour_means_the_same_on_both(at_hand: Edition) -> None:
    """The bounds are those of the left map, and every unit of the right is cut by them."""
    said = answer(_shown(RESIDENTS))
    assert said.picture is not None
    assert said.beside is not None
    legends = (said.picture.legend, said.beside.legend)
    bounds = [[row.label for row in legend.classes[1:-1]] for legend in legends if legend]
    assert len(bounds) == 2
    assert bounds[0] == bounds[1]
    assert at_hand.number in said.beside.subtitle
    differ = {
        code
        for code, place in said.picture.paint.classes.items()
        if said.beside.paint.classes[code] != place
    }
    assert differ <= {SUZHOU}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentence_counts_what_differs(
    language: Language, at_hand: Edition, catalogue: Catalogue
) -> None:
    """Ranks of both editions worked out again; whichever is on the left it says the same."""
    view = _shown(INDEX.but(language=language))
    said = between(view, at_hand.label)
    with based_on(Basis(edition=at_hand.label)):
        assert between(view, "") == said
    then, now = (
        score_cities(tables).ranks["index"].astype(float)
        for tables in (find(at_hand.label).catalogue, catalogue)
    )
    places = (then - now).abs().dropna()
    assert places.idxmax() == SUZHOU
    for told in (int((places > 0).sum()), int(then[SUZHOU]), int(now[SUZHOU])):
        assert str(told) in said
    why = {"en": "because its resident population", "zh": "原因是其2023年"}
    assert why[language] in said


def test_where_nothing_differs_that_is_said(at_hand: Edition) -> None:
    """GDP is the same in both; so are residents where the one city that differs is filtered out."""
    for view in (INDEX.but(measure="variable.gdp"), RESIDENTS.but(province=("440000",))):
        said = answer(_shown(view)).headline
        assert "nothing differs" in said
        assert at_hand.number in said


def test_both_editions_stand_in_one_table(at_hand: Edition) -> None:
    """Figure and rank then and now; the file's comment, the choices and the citation name both."""
    view = _shown(RESIDENTS)
    said = answer_of("atlas", view)
    row = next(row for row in said.tables[0].rows if row[0] == SUZHOU)
    assert float(str(row[4])) / float(str(row[2])) == pytest.approx(MORE, abs=1e-6)
    comment, *_ = KINDS["csv"][0](said, view).decode("utf-8-sig").splitlines()
    assert all(one.hash in comment for one in (current(), at_hand))
    choices = choices_table(view, Words("en"), screen="atlas").rows
    labels = next(row[1] for row in choices if row[0] == "Data edition")
    cited = references(said, view, next(iter(STYLES)), "http://atlas.example")
    assert all(one.label in str(labels) and one.label in cited for one in (current(), at_hand))


def test_both_maps_are_on_the_slide_and_in_the_picture(at_hand: Edition) -> None:
    """A saved view brings both back, each under the name of its edition."""
    view = _shown(RESIDENTS)
    slide = slide_of(SavedView("atlas", write_view(view)), "en")
    assert slide.beside is not None
    assert slide.picture is not None
    assert at_hand.number in slide.beside.subtitle
    assert current().number in slide.picture.subtitle
    assert svg_of(answer_of("atlas", view), view).count("<svg ") == 3


def test_the_link_names_both(at_hand: Edition) -> None:
    """Also today's, so that after the next update it shows the same two."""
    view = _shown(RESIDENTS)
    address = write_view(view)
    assert (address["edition"], address["pair_edition"]) == (current().label, at_hand.label)
    assert read_view(address, kept.vocabulary()) == (view, ())
    with based_on(Basis(edition=at_hand.label)):
        turned = write_view(_shown(RESIDENTS.but(edition=at_hand.label)))
    assert (turned["edition"], turned["pair_edition"]) == (at_hand.label, current().label)


@pytest.mark.parametrize("text", ["<b>", "2026.1", "../x", "2026.1-0123ABCD", "x" * 5_000])
def test_a_hostile_edition_beside_is_none(text: str) -> None:
    """It is told, and nothing is looked for on a disk."""
    view, notices = read_view({"pair": "edition", "pair_edition": text}, kept.vocabulary())
    assert view.pair_edition == ""
    assert [notice.parameter for notice in notices] == ["pair_edition"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_edition_alone_is_one_map(
    language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says how another would be kept; what is not kept here, or broken, is named."""
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    said = answer(_shown(RESIDENTS.but(language=language)))
    assert said.beside is None
    assert "run.py edition keep" in said.notes[0]
    label = "2026.1-0123abcd"
    gone = answer(_shown(RESIDENTS.but(language=language, pair_edition=label)))
    assert gone.notes[0] == Words(language)("atlas.beside_away", label=label)
    (tmp_path / f"{label}.zip").write_bytes(b"no archive")
    broken = answer(_shown(RESIDENTS.but(language=language, pair_edition=label)))
    assert broken.beside is None
    assert broken.notes[0] == Words(language)("atlas.beside_unreadable", label=label)


@pytest.mark.parametrize("lacking", ["measure", "year"])
def test_what_the_other_edition_lacks_is_one_map(
    lacking: str, at_hand: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A measure that came since, or a year of it."""
    label = {"measure": "2025.1-0123abcd", "year": "2025.2-0123abcd"}[lacking]
    tables = find(at_hand.label).catalogue
    gdp, new = tables.values["variable"].eq("gdp"), tables.values["year"].ge(2023)
    less = replace(tables, values=tables.values[~(gdp & new)])
    if lacking == "measure":
        known = tables.variables["variable"].ne("gdp")
        less = replace(tables, variables=tables.variables[known])
    archived = kept.archived
    lacks = replace(archived(at_hand.label)[0], catalogue=less)
    monkeypatch.setattr(
        kept, "archived", lambda one: (lacks, True) if one == label else archived(one)
    )
    monkeypatch.setattr(at_hand_module, "labels", lambda: (label,))
    said = answer(_shown(View(pair="edition", measure="variable.gdp", pair_edition=label)))
    assert said.beside is None
    assert said.notes[0] == Words("en")("atlas.beside_without", label=label)


def test_the_screen_shows_both(at_hand: Edition) -> None:
    """With a choice of the editions there are, and both in the foot."""
    app = open_screen("atlas", lang="en", pair="edition", show="variable.gdp")
    assert not app.exception
    shown = html(app)
    assert f"Data edition {at_hand.number}: " in shown
    assert app.selectbox("control_pair_edition").value == at_hand.label
    assert at_hand.hash in shown
    assert app.query_params["pair_edition"] in (at_hand.label, [at_hand.label])
