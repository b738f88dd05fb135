"""What leaves the atlas is what the screen said: every screen, question and panel as a slide."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import combinations

import pytest
from pptx import Presentation

from exports.briefing_file import Briefing, SavedView
from exports.content import Slide, Table
from exports.powerpoint import as_powerpoint
from scoring.index.choices import IndexChoices
from tests.pictures import few_pixels
from ui.address.parameters import write_view
from ui.address.view import COUNTY_PARTS, PANELS, QUESTIONS, TABS, View
from ui.briefing.answers import answer_of
from ui.briefing.deck import deck_of, slides
from ui.briefing.slides import MOST_ROWS, _first_rows, slide_of, view_of
from ui.figures.space import kept as space_kept
from ui.words.texts import LANGUAGES, Language

_AT_HOME = View(year=2023, draws=1_000)
_STOPS = ".!?。！？"


def _views() -> Iterator[tuple[str, View]]:
    yield "atlas", _AT_HOME
    yield "city", _AT_HOME.but(city="621100")
    yield from (("regions", _AT_HOME.but(question=question)) for question in QUESTIONS)
    yield "compare", _AT_HOME.but(compare=("province.330000", "province.520000"))
    yield from (("index_lab", _AT_HOME.but(panel=panel)) for panel in PANELS)
    yield from (("sources", _AT_HOME.but(tab=tab)) for tab in TABS)
    yield from (("counties", _AT_HOME.but(county_part=part)) for part in COUNTY_PARTS)


VIEWS = [
    pytest.param(
        screen, view, id="-".join((screen, view.question, view.panel, view.tab, view.county_part))
    )
    for screen, view in _views()
]


def _saved(screen: str, view: View, language: Language) -> SavedView:
    return SavedView(screen, write_view(view.but(language=language)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("screen", "view"), VIEWS)
def test_a_slide_says_what_its_screen_says(screen: str, view: View, language: Language) -> None:
    """Sentence, classes and their colours, chart and table are those of the answer."""
    saved = _saved(screen, view, language)
    said, slide = answer_of(screen, view_of(saved, language)), slide_of(saved, language)
    assert slide.reading == said.reading
    assert slide.title == said.subject
    assert slide.remarks == said.notes
    # They are set one after the other, in Chinese with nothing between them.
    assert [one for one in (slide.reading, *slide.remarks) if one[-1] not in _STOPS] == []
    assert slide.title
    assert (slide.picture is None) == (said.picture is None)
    if slide.picture is not None and said.picture is not None:
        assert slide.picture.paint.classes == said.picture.paint.classes
        assert slide.picture.paint.colours == said.picture.paint.colours
        assert slide.picture.legend == said.picture.legend
    assert slide.chart == (said.charts[0] if said.charts else None)
    if slide.table is not None:
        assert slide.table.rows
        # A map of units lists them as they are read; other tables are those of the answer.
        if screen != "atlas":
            heads, rows = said.tables[0].columns, said.tables[0].rows
            places = [heads.index(head) for head in slide.table.columns]
            shown = slide.table.rows
            assert shown == tuple(tuple(row[n] for n in places) for row in rows[: len(shown)])
    assert slide.picture or slide.chart or slide.table


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_views_make_the_same_slide(language: Language) -> None:
    """Titles differ, sentences differ, and so does what is drawn."""
    made = [slide_of(_saved(screen, view, language), language) for screen, view in _views()]
    for one, other in combinations(made, 2):
        assert one.title != other.title
        assert one.reading != other.reading, one.title
        assert _drawn(one) != _drawn(other), one.title


def _drawn(slide: Slide) -> tuple[object, ...]:
    paint = None if slide.picture is None else slide.picture.paint
    return (paint and (dict(paint.classes), paint.caption, paint.focus), slide.chart, slide.table)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_slides_of_every_view_reach_powerpoint(language: Language) -> None:
    """Each title and sentence stands on its own page, and each chart is a native one."""
    briefing = Briefing("", tuple(_saved(screen, view, language) for screen, view in _views()))
    made = tuple(slides(briefing, view_of(briefing.views[0], language)))
    deck = deck_of(briefing, made, _AT_HOME.but(language=language))
    with few_pixels():
        written = as_powerpoint(deck, space_kept.boundaries())
    pages = Presentation(io.BytesIO(written)).slides
    told = [
        "\n".join(shape.text_frame.text for shape in page.shapes if shape.has_text_frame)
        for page in pages
    ]
    for slide in made:
        assert any(slide.title in text and slide.reading in text for text in told), slide.title


def test_what_is_for_the_speaker_is_not_on_the_slide() -> None:
    """A line of dashes in a note parts what all read from what is said; dashes in a line do not."""
    address = write_view(_AT_HOME)
    made = slide_of(SavedView("atlas", address, note="2010---2020\n---\nslowly\n---\nend"), "en")
    assert (made.note, made.aside) == ("2010---2020", "slowly\n---\nend")
    assert slide_of(SavedView("atlas", address, note="all"), "en").aside == ""


def test_a_table_on_a_slide_leaves_paragraphs_to_other_files() -> None:
    """A column of long texts is not shown, and rows of two lines count twice."""
    rows = tuple((n, "word " * 20, "sentence " * 60) for n in range(20))
    shown = _first_rows(Table("Sources", ("n", "short", "long"), rows, (0, None, None)))
    assert shown.columns == ("n", "short")
    assert len(shown.rows) == MOST_ROWS
    assert shown.named == f"Sources ({MOST_ROWS} / 20)"
    wide = Table("Sources", ("a", "b"), (("word " * 25, "word " * 25),) * 20)
    assert len(_first_rows(wide).rows) < MOST_ROWS


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_of_places_is_read_beside_its_map(language: Language) -> None:
    """Who is on a list stands first, without codes, sources, or a rank that all would share."""
    view = _AT_HOME.but(measure="indicator.broadband_china")
    table = slide_of(_saved("atlas", view, language), language).table
    assert table is not None
    assert len(table.columns) <= 4
    assert len({row[2] for row in table.rows}) == 1
    assert all(isinstance(row[2], str) for row in table.rows)
    of_tibet = view.but(measure="indicator.gdp_per_resident", year=2024, province=("540000",))
    table = slide_of(_saved("atlas", of_tibet, language), language).table
    assert table is not None
    assert len(table.rows) == 7


def test_a_map_of_own_choices_is_called_so() -> None:
    """Two slides of one measure have titles of their own, and the foot names the index rightly."""
    own = IndexChoices(weights=(("digital_technology", 3.0),))
    views = (_AT_HOME, _AT_HOME.but(choices=own), _AT_HOME.but(shape="equal"))
    made = [slide_of(_saved("atlas", view, "en"), "en") for view in views]
    assert len({slide.title for slide in made}) == 3
    assert ["own choices" in slide.source for slide in made] == [False, True, False]
