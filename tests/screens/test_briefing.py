"""The briefing's screen: views are added, changed, presented and taken away."""

from __future__ import annotations

import io
import zipfile
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from streamlit.testing.v1 import AppTest

from data.catalogue import Catalogue
from data.errors import DataError
from exports.briefing_file import Briefing, SavedView, read_briefing, write_briefing
from scoring.city_size import district_residents, size_classes
from scoring.index.chain import score_cities
from scoring.index.choices import IndexChoices
from tests.screens.test_screens import ROOT, html, open_screen
from tests.ui.address.test_view import VIEWS
from ui.address.parameters import read_view, write_view
from ui.address.view import View
from ui.briefing import editor, story
from ui.briefing import slides as briefing_slides
from ui.briefing.deck import deck_of, slides
from ui.briefing.starter import starter
from ui.figures import kept as figures_kept
from ui.page import address as page_address
from ui.words.texts import LANGUAGES, Language, Words


def _with(briefing: Briefing, language: str = "en") -> AppTest:
    """The screen of the briefing with this one in the session."""
    app = AppTest.from_file(str(ROOT / page_address.SCREENS["atlas"]), default_timeout=60)
    app.switch_page(str(ROOT / page_address.SCREENS["briefing"]))
    app.query_params["lang"] = language
    app.session_state["briefing"] = briefing
    return app.run()


def _titles(app: AppTest) -> list[str]:
    return [str(box.value) for box in app.text_input if "story_title" in str(box.key)][1:]


def test_a_view_is_added_from_another_screen() -> None:
    """The button at the top keeps the screen and its address."""
    app = open_screen("atlas", lang="en", show="variable.gdp", province="440000")
    app.button(key="add_to_briefing").click().run()
    assert not app.exception
    (saved,) = app.session_state["briefing"].views
    assert saved.screen == "atlas"
    assert saved.address["show"] == "variable.gdp"
    assert saved.address["province"] == "440000"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_view_that_asks_for_a_choice_says_so(language: Language) -> None:
    """A city, two to compare or two counties not chosen yet; one that shows something says none."""
    comparing = {"part": "compare"}
    asking = SavedView("city", {}), SavedView("compare", {}), SavedView("counties", comparing)
    chosen = (
        SavedView("city", {"city": "320500"}),
        SavedView("compare", {"compare": "320500,440300"}),
    )
    app = _with(Briefing("", (*asking, *chosen)), language)
    assert not app.exception
    assert html(app).count(Words(language)("briefing.asks")) == len(asking)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_done_is_said_before_the_screen_is_made(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An emptied briefing is told of at once, however long its empty screen takes to draw."""
    words = Words(language)
    app = _with(Briefing("", (SavedView("atlas", {"show": "variable.gdp"}),)), language)

    def too_long(*_: object) -> None:
        raise DataError("a picture took too long", "not_made")

    monkeypatch.setattr(briefing_slides, "said_of", too_long)
    app.button(key="clear_briefing").click().run()
    assert app.error
    assert words("briefing.kept_emptied", before=words("briefing.one_view")) in html(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_starter_opens_with_a_reading_for_each_view(language: Language) -> None:
    """Six to ten views, each with a title, a sentence from the figures and a note."""
    app = _with(starter(Words(language)), language)
    assert not app.exception
    assert not app.error
    assert 6 <= len(_titles(app)) <= 10
    assert html(app).count('class="story-reading"') == len(_titles(app))
    assert all(area.value for area in app.text_area)


def test_views_are_moved_renamed_annotated_and_removed() -> None:
    """What was typed stays with its view when the order changes."""
    views = tuple(SavedView("atlas", {"show": "index"}, title) for title in "abc")
    app = _with(Briefing("t", views))
    app.text_input[2].input("B").run()
    app.text_area[1].input("note of b").run()
    app.button(key="up_1").click().run()
    assert _titles(app) == ["B", "a", "c"]
    assert app.text_area[0].value == "note of b"
    app.button(key="remove_1").click().run()
    assert _titles(app) == ["B", "c"]
    assert not app.exception


def test_a_title_that_arrives_after_its_briefing_went_is_not_taken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A box of an edition before is no error, and does not name what came after it."""
    monkeypatch.setattr(story, "edition", lambda: 3)
    monkeypatch.setattr(story, "write", lambda _: pytest.fail("written"))
    editor._rename(2)
    editor._annotate(2, 0)


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "# **b** [x](javascript:1)", "长" * 150]
)
def test_texts_of_ones_own_stay_text(text: str) -> None:
    """Markup in a title or a note is shown as it is."""
    app = _with(Briefing(text, (SavedView("atlas", {"show": "index"}, text, text),)))
    assert not app.exception
    assert "<script>" not in html(app)


def test_a_view_from_a_hostile_file_is_shown_by_its_defaults() -> None:
    """Codes that are unknown fall back; the file cannot break the screen."""
    address = {"show": "<b>", "city": "999999", "year": "-1", "nonsense": "x", "lang": "xx"}
    app = _with(Briefing("", (SavedView("atlas", address), SavedView("city", address))))
    assert not app.exception
    assert len(_titles(app)) == 2


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(view=VIEWS)
def test_a_saved_view_reopens_identically(view: View) -> None:
    """From the screen to the file, to the link on the slide, to a new browser: the same View."""
    saved = SavedView("atlas", write_view(view))
    back = read_briefing(write_briefing(Briefing("", (saved,))), ["atlas"]).views[0]
    assert back.address == saved.address
    shown_view = briefing_slides.view_of(back, view.language)
    link = urlsplit(briefing_slides.slide_of(back, view.language).address)
    address = {name: values[0] for name, values in parse_qs(link.query).items()}
    assert read_view(address, figures_kept.vocabulary()) == (shown_view, ())


def test_a_view_that_cannot_be_computed_says_so_and_can_be_removed() -> None:
    """One broken view spoils neither the screen nor the deck."""
    choices = IndexChoices(normalisation="distance_to_unit", reference_city="513200")
    broken = View(choices=choices)
    views = (SavedView("atlas", write_view(broken)), SavedView("atlas", {"show": "index"}))
    app = _with(Briefing("", views))
    assert not app.exception
    assert not app.error
    assert len(_titles(app)) == 2
    made = tuple(slides(Briefing("", views), View()))
    assert made[0].picture is None
    assert made[0].reading.startswith(Words("en")("exports.cannot", why=""))
    assert deck_of(Briefing("", views), made, View()).sources.rows


def test_the_starter_says_what_the_figures_say(catalogue: Catalogue) -> None:
    """Its titles ask; the one that claims something of Shenzhen holds on the tables as they are."""
    scores = score_cities(catalogue).scores.drop(columns="index")
    size = size_classes(district_residents(catalogue))
    medians = scores[size == size["440300"]].median()
    assert (scores.loc["440300"] < medians).any()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_deck_names_its_sources_and_links(language: Language) -> None:
    """Every slide has a source line and a link; the appendix lists the sources once each."""
    briefing = starter(Words(language))
    view = View(language=language)
    deck = deck_of(briefing, tuple(slides(briefing, view)), view)
    assert all(slide.source and slide.address.startswith("/") for slide in deck.slides)
    assert all(slide.reading for slide in deck.slides)
    titles = [row[2] for row in deck.sources.rows]
    assert len(titles) == len(set(titles)) > 2
    assert all(slide.subject for slide in deck.slides)
    assert len({slide.title for slide in deck.slides}) == len(deck.slides)


def test_a_full_briefing_is_told() -> None:
    """The forty-first view is refused in words and nothing is lost."""
    story_ = Briefing("", (SavedView("atlas", {}),) * 40)
    app = open_screen("atlas", lang="en")
    app.session_state["briefing"] = story_
    app.button(key="add_to_briefing").click().run()
    assert app.session_state["briefing"] == story_
    assert "40" in app.toast[0].value


def test_the_screen_of_the_briefing_is_no_view_of_it() -> None:
    """It has no button to add itself."""
    assert "briefing" in page_address.NOT_SAVED
    app = open_screen("briefing", lang="en")
    assert not [button for button in app.button if button.key == "add_to_briefing"]


def test_a_refused_file_is_read_once_and_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reason is told in the reader's language, the briefing stays, and no click reads again."""
    read: list[bytes] = []
    kept = Briefing("", (SavedView("atlas", {"show": "index"}, "kept"),))
    load = story.load

    def counted(content: bytes, screens: tuple[str, ...], words: Words) -> str | None:
        read.append(content)
        return load(content, screens, words)

    monkeypatch.setattr(story, "load", counted)
    app = _with(kept, "zh")
    deep = f"{'.'.join('a' * 60_000)} = 1".encode()
    app.file_uploader[0].upload("b.toml", deep, "application/toml").run()
    assert not app.exception
    assert "8层" in app.error[0].value
    assert app.session_state["briefing"] == kept
    assert app.file_uploader[0].value is None
    app.run()
    assert not app.error
    assert read == [deep]


def test_an_uploaded_briefing_takes_the_place_of_the_one_before() -> None:
    """Its views are on the screen at once, and the uploader is empty again."""
    app = _with(Briefing("", (SavedView("atlas", {"show": "index"}, "before"),)))
    sent = write_briefing(Briefing("t", (SavedView("atlas", {"show": "index"}, "after"),)))
    app.file_uploader[0].upload("b.toml", sent, "application/toml").run()
    assert not app.exception
    assert not app.error
    assert _titles(app) == ["after"]
    assert app.file_uploader[0].value is None


@pytest.mark.parametrize("kind", ["pptx", "html"])
def test_a_file_is_made_in_the_line_and_outlives_other_clicks(kind: str) -> None:
    """It is offered when it is done, still after another click, and not for another briefing."""
    app = _with(Briefing("t", (SavedView("atlas", {"show": "index"}, "a"),)))
    app.button(key=f"make_{kind}").click().run()
    job = app.session_state["queued_deck"]
    assert job.wait(120)
    app.run()
    assert not app.exception
    assert job.result.startswith({"pptx": b"PK", "html": b"<!DOCTYPE"}[kind])
    assert app.download_button(key="save_made").label.startswith(f"Save {kind.upper()}")
    app.run()
    assert app.download_button(key="save_made")
    app.text_area[0].input("another note").run()
    assert "queued_deck" not in app.session_state


def test_a_batch_of_reports_is_made_in_the_line() -> None:
    """One PDF a city; a click elsewhere does not lose it."""
    app = _with(Briefing())
    app.query_params["province"] = "460000"
    app.run()
    app.button(key="batch").click().run()
    job = app.session_state["queued_batch"]
    assert job.wait(300)
    app.run()
    assert not app.exception
    with zipfile.ZipFile(io.BytesIO(job.result)) as archive:
        assert all(archive.read(name).startswith(b"%PDF") for name in archive.namelist())
    assert app.download_button(key="batch_save")
