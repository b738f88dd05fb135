"""An old link opens as it was made, where its edition is at hand, and says what differs now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from data.edition import Edition, current
from editions import at_hand as editions_at_hand
from editions.at_hand import find
from editions.place import VARIABLE
from exports.briefing_file import SavedView
from scoring.index.chain import score_cities
from tests.editions.conftest import SUZHOU
from tests.screens.test_screens import html, open_screen
from ui.address.parameters import read_view, write_view
from ui.address.view import View
from ui.briefing.answers import answer_of
from ui.briefing.slides import said_of, slide_of
from ui.edition import differs as edition_differs
from ui.edition.kept import differs
from ui.edition.pinned import pinned
from ui.figures import kept
from ui.reader.basis import Basis, based_on
from ui.words.texts import LANGUAGES, Language, Words

# Of what each is about, resident population is a part.
PAGES: list[tuple[str, View]] = [
    ("atlas", View(measure="dimension.development_level")),
    ("city", View(city=SUZHOU, language="zh")),
    ("regions", View(measure="indicator.gdp_per_resident", question="gap", language="zh")),
    ("sources", View(tab="chain", measure="indicator.gdp_per_resident", city=SUZHOU)),
]


@pytest.fixture(scope="module", autouse=True)
def _few_draws() -> Iterator[None]:
    """How sure a rank is takes ten thousand draws; these tests ask whose draws they are.

    Nobody else is handed what rests on so few.
    """
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(View, "draws", 100)
        st.cache_resource.clear()
        yield
    st.cache_resource.clear()


def pinned_to(app: AppTest) -> str:
    """The edition that the address names."""
    found = app.query_params["edition"]
    return found if isinstance(found, str) else found[0]


def _said(screen: str, view: View) -> str:
    """Everything that a screen says, but for the line that names its edition."""
    return repr(replace(answer_of(screen, kept.settle(view, screen)), edition=""))


@pytest.mark.parametrize(("screen", "view"), PAGES, ids=lambda part: str(part)[:7])
def test_a_page_is_rebuilt_as_it_was(
    screen: str, view: View, at_hand: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a link shows after the update is what the screen said before it, word for word."""
    with based_on(Basis(edition=at_hand.label)):
        rebuilt = _said(screen, view)
        assert at_hand.hash in answer_of(screen, view).edition
    assert rebuilt != _said(screen, view)
    then = find(at_hand.label).catalogue
    monkeypatch.setattr(kept, "todays", lambda: then)
    with based_on(Basis("before the update")):
        assert rebuilt == _said(screen, view)


def test_a_link_is_pinned_to_the_edition_of_its_figures() -> None:
    """Today's is written out; read back it is today's, which needs no name in the View."""
    address = write_view(View())
    assert address["edition"] == current().label
    known = kept.vocabulary()
    assert read_view(address, known) == (View(), ())
    other = View(edition="2020.1-0123abcd")
    assert read_view(write_view(other), known) == (other, ())


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_old_link_shows_its_figures_and_how_todays_differ(
    language: Language, at_hand: Edition
) -> None:
    """Suzhou's place then and now, and the figure that changed."""
    words = Words(language)
    app = open_screen("city", lang=language, city=SUZHOU, edition=at_hand.label)
    said = html(app)
    assert not app.exception
    ranks = [
        int(score_cities(tables).ranks["index"][SUZHOU])
        for tables in (find(at_hand.label).catalogue, kept.todays())
    ]
    assert ranks[0] > ranks[1]
    view = View(language=language, city=SUZHOU)
    with based_on(Basis(edition=at_hand.label)):
        sentence = differs("city", view)
    assert sentence in said
    assert all(str(rank) in sentence for rank in ranks)
    assert {"en": "because its", "zh": "原因是其"}[language] in sentence
    assert at_hand.hash in said
    assert words("edition.away", label=at_hand.label) not in said
    assert pinned_to(app) == at_hand.label


def test_the_way_to_todays_edition_keeps_the_view(at_hand: Edition) -> None:
    """One button; the address is then pinned to today's."""
    app = open_screen("atlas", lang="en", show="variable.gdp", edition=at_hand.label)
    app.button("earlier_edition_todays").click().run()
    assert pinned_to(app) == current().label
    assert "variable.gdp" in app.query_params["show"]
    assert at_hand.hash not in html(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_at_hand_is_said_and_todays_shown(
    language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The address is then pinned to what is shown."""
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    app = open_screen("atlas", lang=language, edition="2020.1-0123abcd")
    told = Words(language)("edition.away", label="2020.1-0123abcd")
    assert [warning.value for warning in app.warning] == [told]
    assert pinned_to(app) == current().label


def test_scores_of_another_method_are_not_shown_as_they_were_not(
    at_hand: Edition, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """Whatever number its method has: what was kept counts, where it is not given again."""
    found = find(at_hand.label)
    scores = found.scores.scores * 0.9
    other = replace(
        found,
        scores=replace(found.scores, scores=scores),
        index=replace(found.index, scores=scores),
    )
    monkeypatch.setattr(editions_at_hand, "find", lambda _: other)
    for clear in (kept.archived.clear, st.cache_resource.clear):
        clear()
        request.addfinalizer(clear)
    assert pinned(at_hand.label).label == at_hand.label
    app = open_screen("city", lang="en", city=SUZHOU, edition=at_hand.label)
    (told,) = [info.value for info in app.info]
    assert "would have to be scored anew" in told
    then, now = float(scores["index"][SUZHOU]), score_cities(kept.todays()).scores["index"][SUZHOU]
    assert f"of 295 ({then:.1f}) then, 7 of 295 ({float(now):.1f}) today" in html(app)


BEIJING, UNSCORED = "110000", "654300"
RESIDENTS = View(measure="variable.resident_population", year=2023)
SAID: list[tuple[str, View, tuple[str, ...], tuple[str, ...]]] = [
    ("atlas", View(), ("whose rank", "The furthest: Suzhou"), ()),
    ("atlas", RESIDENTS.but(city=SUZHOU), ("Suzhou: ", "because its figure was"), ()),
    ("atlas", RESIDENTS.but(city=BEIJING), ("Beijing: 3 of",), ("because",)),
    ("atlas", RESIDENTS.but(units="province"), ("whose figure", ": 1."), ("rank",)),
    ("atlas", View(measure="variable.gdp"), ("the same figures",), ("rank",)),
    ("regions", RESIDENTS.but(question="gap", city=SUZHOU), ("figure", ": 1."), ("rank", "then")),
    ("regions", RESIDENTS.but(question="people"), (), ()),
    ("city", View(city=SUZHOU), ("Suzhou: ", "because its resident population"), ()),
    ("city", View(city=BEIJING), ("Beijing: 1 of 295 (79.1) then, 1 of 295 (79.1) today",), ()),
    ("city", View(city=UNSCORED), (), ()),
    ("city", View(), (), ()),
    ("compare", View(compare=(SUZHOU, BEIJING)), ("Suzhou: ", "because its"), ("Beijing",)),
    ("compare", View(compare=(BEIJING, "province.440000")), ("the same ranks",), ("Suzhou",)),
    ("compare", View(compare=("province.440000",)), (), ()),
    ("index_lab", View(), ("whose rank", "The furthest: Suzhou"), ()),
    ("counties", View(), (), ()),
    ("sources", View(), (), ()),
]


@pytest.mark.parametrize(
    ("screen", "view", "told", "untold"), SAID, ids=[f"{n}-{one[0]}" for n, one in enumerate(SAID)]
)
def test_a_screen_tells_of_what_it_shows(
    screen: str, view: View, told: tuple[str, ...], untold: tuple[str, ...], at_hand: Edition
) -> None:
    """Ranks where it shows ranks, figures where it shows figures, and nothing of neither."""
    with based_on(Basis(edition=at_hand.label)):
        said = differs(screen, kept.settle(view, screen))
    assert bool(said) == bool(told)
    assert all(part in said for part in told)
    assert not any(part in said for part in untold)


def test_what_today_lacks_is_not_compared(
    at_hand: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A measure that was withdrawn, or its year: no figure of another year takes its place."""
    tables = kept.todays()
    gdp = tables.values["variable"].eq("gdp")
    year = replace(tables, values=tables.values[~(gdp & tables.values["year"].ge(2023))])
    whole = replace(year, variables=tables.variables[tables.variables["variable"].ne("gdp")])
    for name, less in {"no year": year, "no measure": whole}.items():
        monkeypatch.setattr(kept, "todays", lambda less=less: less)
        with based_on(Basis(name, edition=at_hand.label)):
            said = edition_differs.differs("atlas", View(measure="variable.gdp", year=2023))
        assert said == Words("en")("edition.measure_gone")


@pytest.mark.parametrize(
    "text",
    [
        "<b>",
        "../../etc/passwd",
        "2026.1-0123ABCD",
        "2026.1",
        "x" * 5_000,
        "2026.1-0123abcd\n",
        "%00",
    ],
)
def test_a_hostile_edition_is_none(text: str, at_hand: Edition) -> None:
    """A sentence, and today's figures."""
    del at_hand
    app = open_screen("atlas", lang="en", edition=text)
    assert not app.exception
    assert [warning.value for warning in app.warning] == [Words("en")("edition.unknown")]
    assert pinned_to(app) == current().label


def test_a_saved_view_keeps_its_edition_on_a_slide(at_hand: Edition) -> None:
    """Beside slides of today's; one whose edition is gone says so."""
    saved = {
        label: SavedView("city", {"lang": "en", "city": SUZHOU, "edition": label})
        for label in (at_hand.label, current().label, "2020.1-0123abcd")
    }
    slides = {label: slide_of(one, "en") for label, one in saved.items()}
    assert slides[at_hand.label].reading != slides[current().label].reading
    assert at_hand.hash in slides[at_hand.label].source
    assert at_hand.label in slides[at_hand.label].address
    assert current().hash in slides[current().label].source
    gone = said_of(saved["2020.1-0123abcd"], "en")
    assert gone.notes[0] == Words("en")("edition.away", label="2020.1-0123abcd")
