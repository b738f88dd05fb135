"""Pages as markup: one frame for all, filled from templates in which every text is escaped."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from data.languages import MANNERS
from exports.content import Table
from exports.tabular import cell_texts, is_numeric
from geo.lettering import text_width
from publish.cited import reference
from publish.folder import Published
from publish.shared import Shared
from ui.edition.said import data_line
from ui.page.markup import dashed
from ui.words.texts import LANGUAGES, Language, Words

_TEMPLATES = Path(__file__).with_name("pages")
# What a template leaves between its parts.
_EMPTY_LINES = re.compile(r"\n\s*\n")
# So many letters' height wide is a text that is kept in one line.
_SHORT = 7.0
# A page of a figure is a folder below the catalogue.
UP = "../"


class Row(NamedTuple):
    """A unit in a table: its rank, where its name leads, the name, and its figure."""

    rank: str
    link: str
    name: str
    figure: str


@dataclass(frozen=True)
class Units:
    """A table of units."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Shown:
    """A table as a page shows it, every cell a text.

    Attributes
    ----------
    look : the columns of numbers and those of short texts, as the style sheet calls them
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    look: str


@dataclass(frozen=True)
class Image:
    """A picture on a page, with what is said of it to whoever does not see it."""

    path: str
    alt: str


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(up=UP, manners=MANNERS)
    made.filters["dashed"] = dashed
    return made


def render(
    template: str, name: str, language: Language, title: str, shared: Shared, **values: object
) -> str:
    """Return a page.

    Parameters
    ----------
    template : a file in ``pages/``, without its ending
    name : of the page in the folder of its language, and in that of the others
    title : what the browser's tab says before the name of the atlas
    """
    words = Words(language)
    others = {other: f"{UP}{other}/{name}" for other in LANGUAGES if other != language}
    page = (
        _environment()
        .get_template(f"{template}.html.j2")
        .render(
            words=words,
            edition=data_line(words),
            language=language,
            title=title,
            reference=reference(title, words),
            others=others,
            shared=shared,
            **values,
        )
    )
    return _EMPTY_LINES.sub("\n", page)


def render_start(leads_to: str, shared: Shared) -> str:
    """Return a page that only asks which language one reads.

    Parameters
    ----------
    leads_to : an address with ``{language}`` in it
    """
    links = [
        (MANNERS[one].own_name, leads_to.format(language=one), MANNERS[one].html)
        for one in LANGUAGES
    ]
    title = " · ".join(Words(one)("common.title") for one in LANGUAGES)
    start = _environment().get_template("start.html.j2")
    return start.render(title=title, links=links, shared=shared)


def render_list(editions: Sequence[Mapping[str, Any]]) -> str:
    """Return the page that lists editions, in every language at once, as it lies beside them.

    Parameters
    ----------
    editions : as the catalogue of editions has them
    """
    said = {language: Words(language)("publish.editions_about") for language in LANGUAGES}
    title = " · ".join(Words(language)("publish.editions") for language in LANGUAGES)
    return (
        _environment()
        .get_template("list.html.j2")
        .render(title=title, said=said, languages=LANGUAGES, editions=editions)
    )


def shown(table: Table, language: Language) -> Shown:
    """Return a table with its cells as they are read on paper too."""
    rows = tuple(map(tuple, cell_texts(table, language)))
    columns = zip(zip(*table.rows, strict=True), zip(*rows, strict=True), strict=True)
    look = (
        f"n{place}" if is_numeric(cells) else f"k{place}"
        for place, (cells, texts) in enumerate(columns, start=1)
        if place > 1 and any(cells) and (is_numeric(cells) or _is_short(texts))
    )
    return Shown(table.title, table.columns, rows, " ".join(look))


def _is_short(texts: Sequence[str]) -> bool:
    """Whether the words of a column are kept in a line, where a page is narrow."""
    return max(text_width(text, 1) for text in texts) <= _SHORT


def of_language(files: Sequence[Published], language: Language) -> list[Published]:
    """Return the files for readers of a language: its own, and those in both."""
    return [file for file in files if file["language"] in (language, "mul")]
