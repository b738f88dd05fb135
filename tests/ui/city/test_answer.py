"""A city's page, slide and report say one sentence, show one map and list one table."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from exports.briefing_file import SavedView
from exports.charts.bars import Bars
from geo.picture import MapPicture
from scoring.index.choices import IndexChoices
from tests.screens.test_screens import html, open_screen
from ui.address.parameters import write_view
from ui.address.view import View
from ui.briefing.slides import slide_of
from ui.city.answer import answer, median_note, neutral_note
from ui.city.dimensions import Dimension, dimensions_of
from ui.city.headline import ends
from ui.city.lines import lines_of
from ui.city.proofs import sentences
from ui.city.report import city_report
from ui.diagnosis.beside import kind_name, members, profile
from ui.diagnosis.ends import comparisons
from ui.diagnosis.kept import diagnosis
from ui.edition.environment import of_city
from ui.figures import kept
from ui.figures.profile import Profile
from ui.figures.space import kept as space_kept
from ui.page.markup import text
from ui.words import numbers
from ui.words.texts import LANGUAGES, Language, Words

# Dingxi is below the median of its size class in everything, Ili has no score.
SUZHOU, DINGXI, SHENZHEN, ILI = "320500", "621100", "440300", "654000"
# Huainan lacks most of its discharges, which count at the average.
HUAINAN = "340400"
CITIES = (SUZHOU, DINGXI, SHENZHEN, ILI)
BOTH = [(city, language) for city in CITIES for language in LANGUAGES]


def view_of(city: str | None, language: Language) -> View:
    """The view of a city as its page has it."""
    return View(language=language, city=city, year=2023)


def first_edition(city: str, language: Language) -> View:
    """The same page under the first edition of the index."""
    return view_of(city, language).but(choices=IndexChoices(framework="six_dimensions"))


@cache
def every_dimension(language: Language) -> dict[str, tuple[Dimension, ...]]:
    """The dimensions of all cities with a score."""
    known = kept.scored().scores["index"].dropna().index
    found = {}
    for city in map(str, known):
        view = view_of(city, language)
        found[city] = dimensions_of(view, _known(city))
    return found


@cache
def _known(city: str) -> Profile:
    """What is known of a city, in whatever language it is said."""
    return profile(view_of(city, "en"))


def shown_on_page(
    monkeypatch: pytest.MonkeyPatch, city: str, language: Language
) -> tuple[AppTest, list[MapPicture]]:
    """The page as it is drawn, and the maps that it was given."""
    maps: list[MapPicture] = []
    monkeypatch.setattr(
        "ui.map.element.show", lambda _view, picture, *_, **__: maps.append(picture)
    )
    return open_screen("city", lang=language, city=city), maps


@pytest.mark.parametrize(("city", "language"), BOTH)
def test_page_slide_and_report_say_the_same(
    monkeypatch: pytest.MonkeyPatch, city: str, language: Language
) -> None:
    """One sentence, the same classes on the map, the same figures in the tables."""
    view, words = view_of(city, language), Words(language)
    said, report = answer(view), city_report(view)
    slide = slide_of(SavedView("city", write_view(view)), language)
    app, maps = shown_on_page(monkeypatch, city, language)
    page = html(app)
    assert not app.exception
    assert report.headline == said.headline
    assert slide.reading == said.reading
    assert said.target in slide.reading
    assert f'<h1 class="headline">{text(said.headline)}</h1>' in page
    assert slide.title == report.name == said.subject
    assert slide.picture is not None
    assert [one.paint.classes for one in maps] == [slide.picture.paint.classes]
    assert report.picture.paint.classes == slide.picture.paint.classes
    assert [one.legend for one in maps] == [slide.picture.legend]
    printed = next(one for one in report.tables if one.title == words("city.indicators"))
    listed = next(one for one in said.tables if one.title == words("city.indicators"))
    rows = [row for row in printed.rows if any(cell is not None for cell in row[1:])]
    on_paper = {str(row[0]).strip(): row for row in rows}
    for line, own in zip(lines_of(view), listed.rows, strict=True):
        assert own[1] == line.name
        assert (own[2] is None) == bool(line.why)
        if city == ILI and line.why:
            # What is missing is said once, and not line by line.
            assert line.name not in on_paper
            continue
        assert text(line.shown) in page
        assert str(on_paper[line.name][1]).startswith(line.shown)
        assert on_paper[line.name][3] == (None if line.why else line.place)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_true_to_the_printed_figures(language: Language) -> None:
    """Of 296 cities: nothing below the median is ahead, and the ends are the widest gaps."""
    words = Words(language)
    for dimensions in every_dimension(language).values():
        sentence = ends(dimensions, "peers", words)
        gaps = [one.gap for one in dimensions if one.score == one.score]
        if max(gaps) <= 0:
            assert {"en": "ahead", "zh": "领先"}[language] not in sentence
        if min(gaps) >= 0:
            assert {"en": "behind", "zh": "落后"}[language] not in sentence
        said = re.findall(r"[+−±]\d+\.\d", sentence)
        wanted = {numbers.signed(gap, "score", words) for gap in (min(gaps), max(gaps))}
        assert set(said) <= wanted
        assert said or not any(gaps)


def test_a_city_below_in_everything_is_not_outstanding() -> None:
    """Dingxi's sentence names the smallest gap as a gap."""
    assert (
        "六个维度均低于同规模城市中位数，差距最小的是数字技术（"
        in answer(first_edition(DINGXI, "zh")).headline
    )


def test_ties_are_named_together() -> None:
    """Two dimensions equally far ahead are both named."""

    def made(code: str, score: float) -> Dimension:
        return Dimension(code, code, score, 1, 9, {"beside": 50.0})

    said = ends([made("air", 60), made("water", 60), made("soil", 40)], "its peers", Words("en"))
    assert "air and water: +10.0 points" in said
    level = ends([made("air", 50.04), made("soil", 49.96)], "its peers", Words("en"))
    assert "at the median" in level


@pytest.mark.parametrize("language", LANGUAGES)
def test_printed_differences_are_differences_of_what_is_printed(language: Language) -> None:
    """Score − median = gap, with the decimals that the reader sees."""
    for dimensions in every_dimension(language).values():
        for one in dimensions:
            if one.score == one.score:
                own, median = float(f"{one.score:.1f}"), float(f"{one.medians['beside']:.1f}")
                assert numbers.signed(one.gap, "score", Words(language)) == numbers.signed(
                    round(own - median, 1), "score", Words(language)
                )


@pytest.mark.parametrize("city", CITIES)
def test_yes_or_no_ranks_nobody(city: str) -> None:
    """How many have it, the year the city itself joined, and never a weakness of itself."""
    view = first_edition(city, "en")
    asked = [line for line in lines_of(view) if line.measured.unit == "0/1"]
    assert len(asked) == 6
    for line in asked:
        assert line.rank is None
        assert line.place.endswith("on the list")
    codes = {line.code for line in comparisons(diagnosis(view, city), "size")}
    binary = kept.catalogue().indicators.query("unit == '0/1'")["indicator"]
    assert not codes & set(binary)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_province_has_is_context_and_not_scored(language: Language) -> None:
    """Guiyang's big-data zone and its province's portal stand on its page, without steps."""
    view, words = view_of("520100", language), Words(language)
    said = {table.title: table for table in answer(view).tables}
    rows = said[words("city.of_the_province")].rows
    assert len(rows) == 2
    scored = {row[1] for row in said[words("city.indicators")].rows}
    assert not scored & {row[1] for row in rows}
    assert words("city.of_the_province_why") in html(
        open_screen("city", lang=language, city="520100")
    )
    assert words("city.of_the_province") not in {
        table.title for table in answer(first_edition("520100", language)).tables
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_environment_is_shown_in_its_parts_and_ranked_alone(language: Language) -> None:
    """Air and discharge stand below environment, with places; its own place beside the score."""
    view, words = view_of(SUZHOU, language), Words(language)
    [parts] = [t for t in answer(view).tables if t.title == words("city.dimensions")]
    names = [str(row[0]) for row in parts.rows]
    assert [name for name in names if name.startswith("　")] == {
        "en": ["　Air", "　Discharge per GDP"],
        "zh": ["　空气质量", "　排放强度"],
    }[language]
    assert text(of_city(view, SUZHOU)) in html(open_screen("city", lang=language, city=SUZHOU))


def test_a_programme_has_the_year_the_city_joined() -> None:
    """Suzhou became a low-carbon pilot in 2012, not when the list was last extended."""
    pilots = kept.catalogue().pilots
    joined = pilots[(pilots["group"] == "low_carbon") & (pilots["city_code"] == SUZHOU)]
    [line] = [
        one
        for one in lines_of(first_edition(SUZHOU, "en"))
        if one.measured.measure == "indicator.low_carbon_pilot"
    ]
    assert line.years == str(joined["year"].min())
    assert line.years != str(pilots[pilots["group"] == "low_carbon"]["year"].max())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_doubted_figure_is_doubted_in_print_too(language: Language) -> None:
    """Dingxi's sewage treatment: beside the weakness and in the table."""
    view, words = view_of(DINGXI, language), Words(language)
    [doubt] = [line for line in lines_of(view) if line.note]
    report = city_report(view)
    weak = {
        one.title: one.text
        for one in dict(report.findings)[words("city.weaknesses", peers=words("groups.peers_size"))]
    }
    assert doubt.note in weak[doubt.name]
    printed = next(one for one in report.tables if one.title == words("city.indicators"))
    assert [row for row in printed.rows if doubt.note in str(row[1])]
    assert [note for note in answer(view).notes if doubt.note in note]


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_city_the_page_offers_some(
    monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    """A map, a search and the leading cities; no link leads to nothing."""
    maps: list[MapPicture] = []
    monkeypatch.setattr(
        "ui.map.element.show", lambda _view, picture, *_, **__: maps.append(picture)
    )
    app = open_screen("city", lang=language)
    assert not app.exception
    said = answer(View(language=language))
    assert text(said.headline) in html(app)
    assert len(maps) == 1
    assert sum(str(button.key).startswith("leading_") for button in app.button) == 10
    assert app.selectbox
    assert 'href="#' not in html(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_whom_a_city_is_set_beside_is_a_choice(language: Language) -> None:
    """Unasked its size class, at wish its Yicai tier; sentence, chart and table say which."""
    words, default = Words(language), view_of(DINGXI, language)
    chosen = default.but(beside="tier")
    assert default.beside == "size"
    for view, kind in ((default, "size"), (chosen, "tier")):
        said = answer(view)
        assert words(f"groups.peers_{kind}") in said.headline
        median = words(f"groups.median_{kind}", kind=kind_name(view, words))
        bars = said.charts[0]
        assert isinstance(bars, Bars)
        assert bars.series[1].name == median
        assert DINGXI in members(view)
    assert set(members(default)) != set(members(chosen))
    assert write_view(chosen)["beside"] == "tier"


@pytest.mark.parametrize("city", CITIES)
def test_every_link_of_the_page_leads_somewhere(city: str) -> None:
    """Each entry of the list of sections has its section."""
    page = html(open_screen("city", lang="en", city=city))
    wanted = set(re.findall(r'href="#(\w+)"', page))
    assert wanted
    assert wanted <= set(re.findall(r' id="(\w+)"', page))


def test_each_indicator_leads_to_its_own_steps() -> None:
    """The link opens the chain of this city and this indicator, with its figures."""
    page = open_screen("city", lang="en", city=DINGXI)
    links = re.findall(r'class="how" href="(sources\?[^"]*)"|href="(sources\?[^"]*)"', html(page))
    found = [unescape(one or other) for one, other in links]
    lines = lines_of(view_of(DINGXI, "en"))
    assert len(found) == len(lines) > 30

    asked = dict(parse_qsl(urlsplit(found[0]).query))
    assert (asked["tab"], asked["city"]) == ("chain", DINGXI)
    assert asked["show"] == lines[0].measured.measure
    assert lines[0].name in html(open_screen("sources", **asked))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_says_how_sure_the_rank_is(language: Language) -> None:
    """Draws, what counts at the average and what is proved, as the page says them, and no more."""
    words, view = Words(language), View(city=HUAINAN, language=language, year=2023)
    said, report = answer(view), city_report(view)
    points = dict(report.findings)[words("city.rank_sure")]
    assert [point.title for point in points] == [
        words(f"city.{name}") for name in ("rank_drawn", "rank_average", "proved")
    ]
    printed = " ".join(point.text for point in points)
    proved = sentences.sentences(view)
    assert len(proved) > 1
    assert all(one in printed and one in said.notes for one in (*median_note(view), *proved))
    (average,) = neutral_note(view)
    assert average in printed
    assert text(average) in html(open_screen("city", city=HUAINAN, lang=language))
    whole = dict(city_report(view.but(city=SUZHOU)).findings)[words("city.rank_sure")]
    assert words("city.rank_average") not in [point.title for point in whole]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_counts_the_indicators_of_the_index_that_it_shows(language: Language) -> None:
    """As the page does: those of the index, not all that the tables hold."""
    view = View(city=HUAINAN, language=language, year=2023)
    of = len(kept.scored(view.choices).definition.indicators)
    (point,) = dict(city_report(view).findings)[Words(language)("exports.measure_first")]
    assert str(of) in point.title
    assert point.title in html(open_screen("city", city=HUAINAN, lang=language))


def test_an_island_has_no_neighbour_and_is_none() -> None:
    """Statistics join Sansha to the nearest unit; neither borders on the other."""
    near = space_kept.nearest()["460300"]
    assert space_kept.neighbours()["460300"] == ()
    assert space_kept.around("460300") == (near,)
    assert "460300" not in space_kept.around(near)


def test_a_municipality_is_not_set_beside_itself() -> None:
    """The median of Beijing's own province would be Beijing's score, column by column."""
    page = html(open_screen("city", lang="zh", city="110000"))
    assert "全国中位数" in page
    assert ">北京市中位数<" not in page
