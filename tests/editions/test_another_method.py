"""An edition that another method scored: as it was where that was kept, and else not at all."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from data.catalogue import Catalogue
from data.edition import Edition, current
from editions.at_hand import find
from editions.errors import OtherMethod
from exports.briefing_file import Briefing, SavedView
from exports.citation import STYLES
from scoring.index.chain import IndexResult, score_cities
from scoring.index.choices import IndexChoices
from tests.editions.conftest import OTHER_METHOD, SUZHOU
from tests.screens.test_screens import html, open_screen
from ui.address.parameters import write_view
from ui.address.view import PANELS, QUESTIONS, TABS, View
from ui.atlas.kept import answer, in_focus, ranked
from ui.briefing.answers import answer_of
from ui.briefing.paper import paper_of
from ui.briefing.slides import said_of, slide_of
from ui.edition.between import between
from ui.edition.differs import differs
from ui.edition.said import edition_line, half_weights
from ui.figures import kept
from ui.figures.doubt import kept as doubt_kept
from ui.figures.editions.as_it_was import can_be_shown
from ui.figures.editions.beside import named
from ui.figures.labels.kept import measure_labels
from ui.figures.measured import Measured, is_score
from ui.reader.basis import Basis, based_on
from ui.take.cite import references
from ui.take.menu import KINDS, svg_of
from ui.take.parts import choices_table
from ui.take.wide_sheet import wide_table
from ui.words.texts import LANGUAGES, Language, Words

INDEX = View()
ENVIRONMENT = View(measure="dimension.environment_governance")
RESIDENTS = View(measure="variable.resident_population", year=2023)
PER_RESIDENT = View(measure="indicator.gdp_per_resident")
HISTORY = View(measure="history.development_level")
OWN_CHOICES = View(choices=IndexChoices(weighting="equal"))


@pytest.fixture
def scored_then(old_method: Edition) -> IndexResult:
    """What the method of that time made of the edition's tables."""
    return score_cities(find(old_method.label).catalogue, OTHER_METHOD)


def _shown(view: View, label: str) -> Measured:
    with based_on(Basis(edition=label)):
        return kept.shown(kept.settle(view, "atlas"))


def _said_of_suzhou(view: View, label: str) -> str:
    with based_on(Basis(edition=label)):
        picture = answer(kept.settle(view, "atlas")).picture
    assert picture is not None
    return picture.paint.labels[SUZHOU]


@pytest.mark.parametrize("view", [INDEX, ENVIRONMENT], ids=["index", "dimension"])
def test_scores_are_those_that_were_kept(
    view: View, old_method: Edition, scored_then: IndexResult
) -> None:
    """To the last digit, with ranks and with why a unit has none; not what is computed now."""
    found, code = _shown(view, old_method.label), view.measure.rpartition(".")[2]
    assert found.values.equals(scored_then.scores[code])
    assert found.ranks.astype(float).equals(scored_then.ranks[code].astype(float))
    now = _shown(view, "")
    assert set(found.gaps.itertuples()) == set(now.gaps.itertuples())
    assert found.left_out == now.left_out
    assert set(found.sources) == set(now.sources)
    assert found.unit == "score"


def test_each_edition_keeps_its_own(old_method: Edition, earlier: Edition) -> None:
    """Three editions in every order of asking; two of them have the same tables."""
    orders = [(a, b) for a in (old_method.label, earlier.label, "") for b in ("",)]
    alone = {label: _said_of_suzhou(INDEX, label) for label, _ in orders}
    assert len(set(alone.values())) == 3
    kept.scored.__globals__["_scored"].clear()
    for label in ("", earlier.label, old_method.label, earlier.label, ""):
        assert _said_of_suzhou(INDEX, label) == alone[label]


def test_published_figures_do_not_depend_on_the_method(
    old_method: Edition, earlier: Edition
) -> None:
    """The same tables under two methods; today's have another figure."""
    for view in (RESIDENTS, PER_RESIDENT, View(measure="variable.gdp", since=2015, year=2020)):
        then, same = _shown(view, old_method.label), _shown(view, earlier.label)
        assert then.values.equals(same.values)
        assert then.since == same.since == view.since
    assert _said_of_suzhou(RESIDENTS, old_method.label) != _said_of_suzhou(RESIDENTS, "")


def test_nothing_is_scored_anew(old_method: Edition) -> None:
    """Whatever room asks for a computed score is refused, whoever asked before it."""
    asked: tuple[Callable[[], object], ...] = (
        kept.scored,
        lambda: kept.followed("development_level"),
        lambda: doubt_kept.draws_asked(INDEX.choices),
        lambda: kept.standing(OWN_CHOICES.choices),
    )
    for ask in asked:
        ask()
        with based_on(Basis(edition=old_method.label)), pytest.raises(OtherMethod):
            ask()


SHOWN: list[tuple[str, View]] = [
    *(("atlas", view) for view in (INDEX, ENVIRONMENT, RESIDENTS, PER_RESIDENT)),
    ("atlas", INDEX.but(units="province")),
    ("atlas", INDEX.but(shape="equal", against="median", province=("320000",), city=SUZHOU)),
    ("atlas", RESIDENTS.but(since=2015)),
    *(
        ("regions", view.but(question=question))
        for question in QUESTIONS
        for view in (INDEX, ENVIRONMENT, RESIDENTS, PER_RESIDENT)
    ),
    *(("sources", View(tab=tab)) for tab in ("sources", "nation", "changed")),
    ("counties", View()),
]
REFUSED: list[tuple[str, View]] = [
    ("atlas", HISTORY),
    ("atlas", OWN_CHOICES),
    ("atlas", INDEX.but(choices=IndexChoices(framework="six_dimensions"))),
    ("regions", HISTORY.but(question="gap")),
    ("regions", INDEX.but(question="pair", second=HISTORY.measure)),
    ("city", View(city=SUZHOU)),
    ("compare", View(compare=(SUZHOU, "110000"))),
    *(("index_lab", View(panel=panel)) for panel in PANELS if panel in ("see", "change", "proofs")),
    ("sources", View(tab="chain", measure=PER_RESIDENT.measure, city=SUZHOU)),
]


@pytest.mark.parametrize(("screen", "view"), SHOWN, ids=lambda part: str(part)[:9])
def test_what_is_shown_is_never_scored_anew(screen: str, view: View, old_method: Edition) -> None:
    """It has an answer, under the name of the edition and, of scores, of their method."""
    with based_on(Basis(edition=old_method.label)):
        view = kept.settle(view, screen)
        assert can_be_shown(screen, view)
        said = answer_of(screen, view)
    assert old_method.hash in said.edition
    measures = (view.measure, view.second if view.question == "pair" else "")
    scores = screen in ("atlas", "regions") and any(map(is_score, measures))
    scores |= screen == "regions" and view.question == "gap"
    if view.question not in ("people", "closing", "mobility"):
        assert ("scored by the method of that time" in said.edition) == scores


@pytest.mark.parametrize(("screen", "view"), REFUSED, ids=lambda part: str(part)[:9])
def test_what_would_be_scored_anew_is_refused(screen: str, view: View, old_method: Edition) -> None:
    """By the rule that screens go by, and by the scores themselves where one forgets to ask."""
    assert can_be_shown(screen, view)
    with based_on(Basis(edition=old_method.label)):
        assert not can_be_shown(screen, view)
        with pytest.raises(OtherMethod):
            answer_of(screen, view)


def test_every_tab_and_question_is_either(old_method: Edition) -> None:
    """A new one is shown when somebody has seen that it scores nothing."""
    tabs = {view.tab for screen, view in (*SHOWN, *REFUSED) if screen == "sources"}
    with based_on(Basis(edition=old_method.label)):
        refused = {tab for tab in TABS if not can_be_shown("sources", View(tab=tab))}
        assert refused == set(TABS) - tabs | {"chain"}
        assert not can_be_shown("regions", RESIDENTS.but(question="unheard_of"))
        assert not any(can_be_shown(screen, RESIDENTS) for screen in ("own", "city", "unheard_of"))


def test_one_value_for_sentence_map_table_and_files(
    old_method: Edition, scored_then: IndexResult
) -> None:
    """Beijing leads by the kept score wherever it is written, and each says by which method."""
    leader = str(scored_then.scores["index"].idxmax())
    best = float(scored_then.scores["index"].max())
    with based_on(Basis(edition=old_method.label)):
        view = kept.settle(INDEX.but(city=leader, edition=old_method.label), "atlas")
        said = answer_of("atlas", view)
        csv = KINDS["csv"][0](said, view).decode("utf-8-sig")
        layer = json.loads(KINDS["geojson"][0](said, view))
        svg, card, listed = svg_of(said, view), in_focus(view, leader), ranked(view).rows
        wide = wide_table(view)
        choices = {row[0]: row[1] for row in choices_table(view, Words("en")).rows}
        assert KINDS["xlsx"][0](said, view)[:2] == b"PK"
        cited = references(said, view, next(iter(STYLES)), "http://atlas.example")
    assert f"{best:.1f}" in said.headline
    assert said.picture is not None
    assert f"{best:.1f}" in said.picture.paint.labels[leader]
    row = next(row for row in said.tables[0].rows if row[0] == leader)
    assert best in row
    (unit,) = (one for one in layer["features"] if one["properties"].get("city_code") == leader)
    assert unit["properties"]["value"] == pytest.approx(best)
    assert f"{best:.1f}" in svg
    assert f"{best:.1f}" in card
    assert f"{best:.1f}" in listed
    whole = next(row for row in wide.rows if row[0] == leader)
    assert best in whole
    of_then = "scored by the method of that time"
    assert all(of_then in one for one in (csv.splitlines()[0], svg, card, str(choices["Method"])))
    assert of_then in layer["about"] if "about" in layer else of_then in json.dumps(layer)
    assert "Normalisation" not in choices
    assert old_method.label in cited


def test_a_slide_shows_it_or_says_why_not(old_method: Edition, scored_then: IndexResult) -> None:
    """What would be scored anew is today's on a slide, which says so."""
    saved = SavedView("atlas", {"lang": "en", "edition": old_method.label})
    slide = slide_of(saved, "en")
    assert f"{float(scored_then.scores['index'].max()):.1f}" in slide.reading
    assert "scored by the method of that time" in slide.source
    assert old_method.label in slide.address
    city = SavedView("city", {"lang": "en", "city": SUZHOU, "edition": old_method.label})
    said = said_of(city, "en")
    assert said.notes[0] == Words("en")("edition.method", label=old_method.label)
    assert current().hash in said.edition
    assert old_method.hash not in said.edition


def _labels(view: View) -> tuple[str, str]:
    said = answer(named(kept.settle(view, "atlas")))
    assert said.picture is not None
    assert said.beside is not None
    return said.picture.paint.labels[SUZHOU], said.beside.paint.labels[SUZHOU]


def test_two_maps_of_two_methods(old_method: Edition, earlier: Edition) -> None:
    """Each is what it is alone, on either side; both say by which method they were scored."""
    for view in (INDEX, RESIDENTS):
        alone = {one: _said_of_suzhou(view, one) for one in ("", old_method.label, earlier.label)}
        for left in alone:
            for right in set(alone) - {left}:
                asked = view.but(pair="edition", pair_edition=right, edition=left)
                with based_on(Basis(edition=left)):
                    assert _labels(asked) == (alone[left], alone[right])
    asked = INDEX.but(pair="edition", pair_edition=old_method.label)
    said = answer_of("atlas", named(kept.settle(asked, "atlas")))
    assert said.beside is not None
    assert said.picture is not None
    assert "scored by the method of that time" in said.beside.subtitle
    assert "scored by" not in said.picture.subtitle
    right = said.edition.partition("on the right: ")[2]
    assert "scored by the method of that time" in right


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentence_of_two_methods(
    language: Language, old_method: Edition, scored_then: IndexResult, catalogue: Catalogue
) -> None:
    """Ranks worked out again; it says that methods differ, of scores and of nothing else."""
    words = Words(language)
    asked = INDEX.but(pair="edition", pair_edition=old_method.label, language=language)
    view = named(kept.settle(asked, "atlas"))
    said = between(view, old_method.label)
    then, now = (one.ranks["index"].astype(float) for one in (scored_then, score_cities(catalogue)))
    moved = then.ne(now) & (then.notna() | now.notna())
    assert str(int(moved.sum())) in said
    assert words("edition.pair_methods") in said
    with based_on(Basis(edition=old_method.label)):
        assert between(view, "") == said
    residents = RESIDENTS.but(language=language, pair="edition")
    assert words("edition.pair_methods") not in between(residents, old_method.label)


def test_a_second_map_is_never_scored_anew(old_method: Edition) -> None:
    """One map then, and why; where the other is today's, of what was not kept as well."""
    words = Words("en")
    asked = {
        "atlas.beside_anew": INDEX.but(pair="choices"),
        "atlas.beside_not_choices": RESIDENTS.but(pair="choices"),
    }
    asked_too = INDEX.but(pair="measure", second=HISTORY.measure)
    with based_on(Basis(edition=old_method.label)):
        for key, view in [*asked.items(), ("atlas.beside_anew", asked_too)]:
            said = answer(kept.settle(view, "atlas"))
            assert said.beside is None
            assert said.notes[0] == words(key)
    for view in (HISTORY, OWN_CHOICES):
        said = answer(
            named(kept.settle(view.but(pair="edition", pair_edition=old_method.label), "atlas"))
        )
        assert said.beside is None
        assert said.notes[0] == words("atlas.beside_method", label=old_method.label)


def test_two_measures_of_one_such_edition(old_method: Edition) -> None:
    """Kept scores beside published figures."""
    with based_on(Basis(edition=old_method.label)):
        left, right = _labels(INDEX.but(pair="measure", second=RESIDENTS.measure))
    assert left == _said_of_suzhou(INDEX, old_method.label)
    assert right == _said_of_suzhou(RESIDENTS, old_method.label)


def test_what_rests_on_todays_rules_is_not_said_of_it(old_method: Edition) -> None:
    """Neither what counts half nor dimensions through time, nor a median rank."""
    assert half_weights("atlas", INDEX)
    assert HISTORY.measure in measure_labels("en", INDEX.choices.framework, "index")
    with based_on(Basis(edition=old_method.label)):
        assert not half_weights("atlas", INDEX)
        assert HISTORY.measure not in measure_labels("en", INDEX.choices.framework, "index")
        assert not doubt_kept.is_drawn(INDEX.choices)
        assert "scored by" not in edition_line("atlas", RESIDENTS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_screen_shows_what_was_kept(
    language: Language, old_method: Edition, scored_then: IndexResult
) -> None:
    """And says by which method, and how today's differs."""
    words = Words(language)
    app = open_screen("atlas", lang=language, city=SUZHOU, edition=old_method.label)
    assert not app.exception
    said = html(app)
    assert f"{float(scored_then.scores['index'][SUZHOU]):.1f}" in said
    assert words("edition.scores_kept") in said
    assert words("reading.scored_then") in said
    with based_on(Basis(edition=old_method.label)):
        told = differs("atlas", View(language=language, city=SUZHOU))
    assert told
    assert told in said


@pytest.mark.parametrize(("screen", "view"), [REFUSED[0], REFUSED[1], REFUSED[5], REFUSED[6]])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_screen_that_would_score_anew_says_why(
    language: Language, screen: str, view: View, old_method: Edition
) -> None:
    """The address stays; one button leads to today's edition, where it is shown."""
    words = Words(language)
    address = write_view(view.but(language=language)) | {"edition": old_method.label}
    app = open_screen(screen, **address)
    assert not app.exception
    assert not app.error
    (told,) = [info.value for info in app.info]
    assert told == words("edition.not_as_it_was", label=old_method.label)
    assert app.query_params["edition"] in (old_method.label, [old_method.label])
    app.button("earlier_edition_todays").click().run()
    assert not app.exception
    assert not app.info
    assert app.query_params["edition"] in (current().label, [current().label])


def test_a_city_that_is_not_shown_has_its_ranks_told(
    old_method: Edition, scored_then: IndexResult
) -> None:
    """Then as they were kept, and today's."""
    app = open_screen("city", lang="en", city=SUZHOU, edition=old_method.label)
    rank, score = int(scored_then.ranks["index"][SUZHOU]), scored_then.scores["index"][SUZHOU]
    now = score_cities(kept.todays())
    assert f"{rank} of 295 ({float(score):.1f}) then" in html(app)
    assert f"{int(now.ranks['index'][SUZHOU])} of 295" in html(app)


def test_a_report_says_of_which_method_its_scores_are(old_method: Edition) -> None:
    """Where one of its views is of such an edition, and where none is it says nothing of it."""
    words = Words("en")
    said = {}
    for label in (old_method.label, current().label):
        view = SavedView("atlas", {"lang": "en", "edition": label})
        said[label] = repr(paper_of(Briefing("Then", (view,)), (), INDEX))
    told = words("briefing.method_then_about")
    assert told in said[old_method.label]
    assert told not in said[current().label]


def test_no_report_is_made_of_scores_that_were_not_kept(old_method: Edition) -> None:
    """The screen of the briefing says so in its place."""
    app = open_screen("briefing", lang="en", city=SUZHOU, edition=old_method.label)
    assert not app.exception
    assert words_of("briefing.reports_anew", old_method) in html(app)
    assert "city_pdf" not in [one.key for one in app.get("download_button")]


def words_of(key: str, edition: Edition) -> str:
    """A text that names an edition."""
    return Words("en")(key, label=edition.label)


@pytest.mark.parametrize("screen", ["briefing", "shelf", "counties", "regions", "sources"])
def test_screens_without_its_scores_stay_open(screen: str, old_method: Edition) -> None:
    """They show no score of it, or each says itself of which edition it is."""
    app = open_screen(screen, lang="en", edition=old_method.label)
    assert not app.exception
    assert not app.error
