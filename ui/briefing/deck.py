"""The briefing as a deck: its slides, the sources behind them, the choices made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from data import edition
from exports.briefing_file import Briefing
from exports.content import Cell, Deck, Slide, Table
from ui.address.view import View
from ui.briefing import slides as briefing_slides
from ui.take import parts as take_parts
from ui.words.texts import Words

_WORDS = ("back", "forward", "next", "notes", "last", "black", "clock", "restart", "speak")


def slides(briefing: Briefing, view: View, base: str = "") -> Iterator[Slide]:
    """Yield the slides one by one, so that whoever waits can be told how far it is."""
    for saved in briefing.views:
        yield briefing_slides.slide_of(saved, view.language, base)


def deck_of(briefing: Briefing, made: tuple[Slide, ...], view: View) -> Deck:
    """Return the deck of slides that were made."""
    words = Words(view.language)
    of_data = words("briefing.paper_edition", label=edition.current().label)
    return Deck(
        title=briefing.title or words("briefing.untitled"),
        language=view.language,
        slides=_told_apart(made),
        sources=_sources(briefing, words),
        contents=(
            words("exports.contents"),
            words("exports.slide"),
            words("exports.slide_title"),
            words("exports.slide_shows"),
        ),
        made=f"{take_parts.made(words)} · {of_data}",
        words={name: words(f"briefing.speaker_{name}") for name in _WORDS},
    )


def _sources(briefing: Briefing, words: Words) -> Table:
    """The records of all sources, each read from the tables that its own view rests on."""
    table, rows = take_parts.sources_table((), words), dict[tuple[Cell, ...], None]()
    for saved in briefing.views:
        codes = briefing_slides.said_of(saved, words.language).sources
        with briefing_slides.as_admitted(saved):
            found = take_parts.sources_table(codes, words)
        rows |= dict.fromkeys(row[1:] for row in found.rows)
    return replace(table, rows=tuple((number, *row) for number, row in enumerate(rows, start=1)))


def _told_apart(made: tuple[Slide, ...]) -> tuple[Slide, ...]:
    """The slides with titles that differ: a second one of a name is numbered."""
    seen: Counter[str] = Counter()
    told = []
    for slide in made:
        seen[slide.title] += 1
        number = seen[slide.title]
        told.append(replace(slide, title=f"{slide.title} ({number})") if number > 1 else slide)
    return tuple(told)
