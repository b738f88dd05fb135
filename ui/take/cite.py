"""How to cite what is on the screen: the view with its edition, then each of its sources."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import streamlit as st

from data.catalogue import FOLDER
from exports.citation import STYLES, Cited
from ui.address.view import View
from ui.figures import kept
from ui.figures.answer import Answer
from ui.page.address import base_of
from ui.page.sources import cite
from ui.take.parts import labels_of, link_of
from ui.words.notes import note_text
from ui.words.texts import Words

# What sources.csv does not say of its sources.
KNOWN = FOLDER / "cited.toml"
_OTHER = "Z"


def draw(answer: Answer, view: View, key: str) -> None:
    """Draw the references in the style that the reader chooses, ready to be copied."""
    words = Words(view.language)
    style = st.segmented_control(
        words("take.cite"),
        list(STYLES),
        default=next(iter(STYLES)),
        key=f"{key}_cite",
    )
    base = base_of(answer.screen)
    st.code(references(answer, view, style or next(iter(STYLES)), base), None, wrap_lines=True)


def references(answer: Answer, view: View, style: str, base: str = "") -> str:
    """Return what to cite of an answer, one reference after the other.

    Parameters
    ----------
    style : a key of `exports.citation.STYLES`
    base : the address of the atlas, where it is known
    """
    written = STYLES[style]
    things = (_view(answer, view, base), *_sources(answer, Words(view.language)))
    # Of one book there may be two sources.
    return "\n\n".join(dict.fromkeys(map(written, things)))


def _view(answer: Answer, view: View, base: str) -> Cited:
    words, edition = Words(view.language), kept.edition()
    known = cite(dict.fromkeys(answer.sources), words)
    return Cited(
        author=words("common.title"),
        title=answer.subject,
        year=str(edition.date.year),
        version=words("take.cite_version", label=words.list(labels_of(view, answer.screen))),
        published=edition.date,
        seen=date.today(),
        address=base + link_of(view, answer.screen),
        note=words("common.sources_line", sources=known) if known else "",
    )


def _sources(answer: Answer, words: Words) -> Iterator[Cited]:
    records = kept.catalogue().sources.set_index("source")
    known, language = tomllib.loads(KNOWN.read_text(encoding="utf-8")), words.language
    for code in dict.fromkeys(answer.sources):
        if code not in records.index:
            continue
        said = {name: note_text(records.at[code, name], words) for name in records}
        author, year = said["publisher"], said["published"]
        if book := known["books"].get(code):
            place, press = known["press"][language]
            yield Cited(author, book[language], year, kind="M", place=place, press=press)
        else:
            title = known["titles"].get(code, {}).get(language, said["title"])
            place = known["places"].get(code, {}).get(language, "")
            kind = known["kinds"].get(code, _OTHER)
            yield Cited(author, title, year, kind=kind, place=place)
        if article := known["articles"].get(code):
            yield _article(article, language)


def _article(known: Mapping[str, Any], language: str) -> Cited:
    """An article that who uses a source is asked to cite."""
    own, issue = known[language], {name: known[name] for name in ("volume", "number", "pages")}
    authors, journal = tuple(own["authors"]), own["journal"]
    return Cited(
        "", own["title"], known["year"], kind="J", authors=authors, journal=journal, **issue
    )
