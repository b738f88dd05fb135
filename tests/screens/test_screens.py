"""Every screen in both languages, by deep link and by hostile link, on the real tables."""

from __future__ import annotations

from itertools import cycle, product
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from ui.figures import kept
from ui.figures.choices import framework_name
from ui.figures.space import kept as space_kept
from ui.page.address import SCREENS
from ui.words.texts import LANGUAGES, Language, Words

ROOT = Path(__file__).parents[2]
# A busy machine is slow, not wrong.
SECONDS = 240
# What lies on the shelf and what an office brings are of no city in focus.
OF_NO_CITY = frozenset({"counties", "shelf", "own"})


def open_screen(name: str, **address: str) -> AppTest:
    """Run a screen as a browser with this address would."""
    app = AppTest.from_file(str(ROOT / SCREENS["atlas"]), default_timeout=SECONDS)
    if name != "atlas":
        app.switch_page(str(ROOT / SCREENS[name]))
    for parameter, value in address.items():
        app.query_params[parameter] = value
    return app.run()


def unfold(app: AppTest) -> AppTest:
    """Open every part of a screen that is made when it is opened."""
    for part in app.expander:
        _, named, key = part.proto.id.rpartition("-folded_")
        if named:
            app.session_state[f"folded_{key}"] = True
    return app.run()


def html(app: AppTest) -> str:
    """All the markup that a screen draws."""
    return "\n".join(str(block.proto.body) for block in app.get("html"))


def _faulty(_: Words) -> None:
    raise ValueError("nobody thought of this")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fault_of_ours_is_told_in_the_language_of_the_screen(
    monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    """Beside the exception, which goes to the log, and nothing of it is in the words."""
    monkeypatch.setattr("ui.page.spoken.draw", _faulty)
    app = open_screen("sources", lang=language)
    assert [box.value for box in app.error] == [Words(language)("common.unforeseen")]
    assert len(app.exception) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_opens_in_both_languages(name: str, language: str) -> None:
    """No exception, no error, and the city of the link is on the page."""
    # Of the sources, the way from figure to score is the part that knows a city.
    part = {"tab": "chain"} if name == "sources" else {}
    app = open_screen(name, lang=language, city="320500", **part)
    assert not app.exception
    assert not app.error
    assert not app.warning
    assert name in OF_NO_CITY or {"en": "Suzhou", "zh": "苏州市"}[language] in html(app)


@pytest.mark.parametrize(
    "address",
    [
        {"show": "dimension.environment_governance", "region": "west,northeast"},
        {"show": "indicator.pm25_annual_mean", "against": "median", "scale": "selection"},
        {
            "show": "variable.gdp",
            "year": "2022",
            "province": "440000",
            "outline": "pearl_river_delta",
        },
        {"show": "indicator.low_carbon_pilot", "classes": "9", "scheme": "natural_breaks"},
        {"show": "index", "scheme": "fixed", "breaks": "20,40,60"},
        {"show": "index", "scheme": "fixed"},
        {"show": "index", "cluster": "northern_tianshan", "tier": "first"},
        {"show": "index", "level": "league", "scale": "selection", "against": "median"},
        {"show": "variable.rail_stations", "province": "110000", "scale": "selection"},
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_deep_link_opens_and_is_kept(language: str, address: dict[str, str]) -> None:
    """Nothing of a copied link is lost, and nothing in it is called unknown."""
    app = open_screen("atlas", lang=language, **address)
    assert not app.exception
    assert not app.error
    assert not app.warning
    kept = {name: app.query_params[name] for name in address if address[name] != "index"}
    assert {
        name: value[0] if isinstance(value, list) else value for name, value in kept.items()
    } == {name: value for name, value in address.items() if value != "index"}


UNKNOWN = (
    {"city": "999999"},
    {"lang": "xx"},
    {"show": "x" * 10_000},
    {"region": "<script>alert(1)</script>"},
    {"outline": "![](x) **b** [a](javascript:alert(1))"},
    {"year": "１９９９"},
)


@pytest.mark.parametrize(
    ("name", "address"),
    # All screens read an address by the same road: the others take turns.
    [*product(["atlas"], UNKNOWN), *zip(list(SCREENS)[1:], cycle(UNKNOWN), strict=False)],
)
def test_a_hostile_link_is_told_and_the_default_is_shown(
    name: str, address: dict[str, str]
) -> None:
    """One notice, in words and escaped; the screen itself is as without the value."""
    app = open_screen(name, **address)
    assert not app.exception
    assert not app.error
    assert len(app.warning) == 1
    assert "<script>" not in html(app)
    assert "](" not in app.warning[0].value


@pytest.mark.parametrize("language", LANGUAGES)
def test_notices_of_a_very_broken_link_are_few_at_once(language: Language) -> None:
    """Three are read, the rest is there on demand."""
    broken = ("city", "show", "region", "tier", "outline", "scheme")
    app = open_screen("atlas", lang=language, **dict.fromkeys(broken, "garbage"))
    assert not app.exception
    assert len(app.warning) == 3
    (rest,) = [e for e in app.expander if e.label == Words(language)("common.notices_more", n=3)]
    assert rest.markdown[0].value.count("garbage") == 1
    assert len(rest.markdown) == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_framework_is_called_by_its_name(language: Language) -> None:
    """Not an own index without a name."""
    words = Words(language)
    page = html(open_screen("atlas", lang=language, index="framework.every_unit"))
    assert words("choices.unnamed") not in page
    name = framework_name("every_unit", kept.catalogue(), words)
    assert words("choices.framework_index", name=name) in page


def test_a_city_without_neighbours_leads_to_the_nearest(monkeypatch: pytest.MonkeyPatch) -> None:
    """An island of an operator's own boundaries: it is said that the nearest is no neighbour."""
    monkeypatch.setattr(space_kept, "neighbours", lambda: {"320500": ()})
    monkeypatch.setattr(space_kept, "nearest", lambda: {"320500": "310000"})
    app = open_screen("city", lang="en", city="320500")
    assert not app.exception
    assert Words("en")("city.neighbours_none") in [caption.value for caption in app.caption]
    ways = [one.key for one in app.button if str(one.key).startswith("neighbour_")]
    assert ways == ["neighbour_310000"]


def test_a_year_without_figures_falls_back_with_a_notice() -> None:
    """The reader learns which year is shown instead."""
    app = open_screen("atlas", lang="en", show="variable.gdp", year="1999")
    assert not app.exception
    assert "1999" in app.warning[0].value
    assert "2024" in app.warning[0].value


def test_a_unit_outside_the_yearbook_says_why_it_has_no_score() -> None:
    """An autonomous prefecture shows what is known and no score."""
    app = open_screen("city", lang="en", city="513200")
    assert not app.exception
    assert Words("en")("city.unscored") in html(app)
    assert "Ngawa Tibetan and Qiang AP: 8" in html(app)


def test_a_broken_table_stops_the_start_with_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence and the place in the file, not a stack trace."""
    from data.errors import DataError
    from ui.figures import kept as figures_kept

    def broken() -> None:
        raise DataError("cities.csv: column tier breaks a rule at line 2")

    monkeypatch.setattr(figures_kept, "catalogue", broken)
    app = open_screen("atlas", lang="en")
    assert not app.exception
    assert app.error[0].value == Words("en")("common.cannot_start")
    assert "cities.csv" in app.code[0].value


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ["far below peers", "NDRC climate notice", "CASS, Blue Book"]),
        ("zh", ["远低于同类城市", "国家发展改革委，发改气候", "《公共服务蓝皮书》"]),
    ],
)
def test_notes_and_publishers_speak_the_readers_language(language: str, told: list[str]) -> None:
    """Changsha has a note, a national programme and a verdict."""
    page = html(open_screen("city", lang=language, city="430100"))
    assert not [text for text in told if text not in page]


@pytest.mark.parametrize(("former", "name"), [("method", "index_lab"), ("data_sources", "sources")])
def test_a_former_address_is_forwarded_with_its_query(former: str, name: str) -> None:
    """A link in somebody's mail still opens what it opened."""
    address = {"lang": "zh", "city": "320500"}
    app = AppTest.from_file(str(ROOT / SCREENS["atlas"]), default_timeout=SECONDS)
    app.switch_page(str(ROOT / "pages" / f"{former}.py"))
    for parameter, value in address.items():
        app.query_params[parameter] = value
    app.run()
    assert not app.exception
    assert html(app) == html(open_screen(name, **address))
