"""What to cite of a view: the view itself with its edition, then each source."""

from __future__ import annotations

import tomllib

import pytest

from data.catalogue import Catalogue
from data.edition import current
from exports.citation import STYLES
from ui.address.view import View
from ui.briefing.answers import answer_of
from ui.figures.answer import Answer
from ui.take.cite import KNOWN, references
from ui.words.texts import LANGUAGES, Language

PEKING, BOOK = "pku_dfiic_2011_2023", "nbs_city_yearbook_2024"


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_view_is_cited_with_edition_and_sources(language: Language, style: str) -> None:
    """The link that leads back to it, the edition of its figures, and whence they come."""
    view = View(language=language, measure="variable.gdp", year=2023)
    said = answer_of("atlas", view)
    view_itself, *sources = references(said, view, style, "http://atlas.example").split("\n\n")
    assert current().label in view_itself.replace("\\", "")
    assert "http://atlas.example/?lang=" in view_itself
    assert len(sources) == len(set(said.sources)) > 0
    name = {"en": "National Bureau of Statistics", "zh": "国家统计局"}[language]
    assert name in sources[0]


def test_how_each_source_is_cited_is_known(catalogue: Catalogue) -> None:
    """Every source is a book or has a kind of the standard, and nothing else is there."""
    known = tomllib.loads(KNOWN.read_text(encoding="utf-8"))
    assert set(known) == {"press", "books", "kinds", "places", "titles", "articles"}
    assert not set(known["books"]) & set(known["kinds"])
    assert {*known["books"], *known["kinds"]} == set(catalogue.sources["source"])
    assert {*known["places"], *known["titles"], *known["articles"]} <= set(known["kinds"])
    assert set(known["kinds"].values()) <= {"R", "DS", "Z"}
    assert all(set(book) == set(LANGUAGES) for book in known["books"].values())


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "China city statistical yearbook 2024[M]. Beijing: China Statistics Press, 2024.",
        ),
        (
            "zh",
            "中国城市统计年鉴2024[M]. 北京: 中国统计出版社, 2024.",
        ),
    ],
)
def test_a_yearbook_is_cited_as_the_book_it_is(language: Language, said: str) -> None:
    """With place and press, and without the marks of a title in running text."""
    view = View(language=language, measure="variable.gdp", year=2023)
    cited = references(answer_of("atlas", view), view, "GB/T 7714")
    assert said in cited
    assert "《" not in cited


@pytest.mark.parametrize(
    ("language", "authors"),
    [("zh", "郭峰, 王靖一, 王芳, 等. "), ("en", "Guo F, Wang J, Wang F, et al. ")],
)
def test_the_article_that_a_source_asks_for_is_cited(language: Language, authors: str) -> None:
    """It follows its source, in the reader's language; a book of two sources is cited once."""
    said = Answer("Finance", "Wuhan leads.", sources=(PEKING, BOOK, f"{BOOK}_county"))
    cited = references(said, View(language=language), "GB/T 7714").split("\n\n")
    assert [one.startswith(authors) for one in cited] == [False, False, True, False]
    assert ("北京大学" in cited[1]) == (language == "zh")
