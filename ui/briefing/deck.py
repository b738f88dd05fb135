"""The briefing as a deck: its slides, the sources behind them, the choices made."""

from __future__ import annotations

from collections.abc import Iterator

from exports.briefing_file import Briefing
from exports.content import Deck, Slide, Table
from ui.address.view import View
from ui.briefing import slides as briefing_slides
from ui.take import parts as take_parts
from ui.words.texts import Words


def slides(briefing: Briefing, view: View) -> Iterator[Slide]:
    """Yield the slides one by one, so that whoever waits can be told how far it is."""
    for saved in briefing.views:
        yield briefing_slides.slide_of(saved, view.language)


def deck_of(briefing: Briefing, made: tuple[Slide, ...], view: View) -> Deck:
    """Return the deck of slides that were made."""
    words = Words(view.language)
    return Deck(
        title=briefing.title or words("briefing.untitled"),
        language=view.language,
        slides=made,
        sources=take_parts.sources_table(_sources(briefing, view), words),
        choices=_choices(briefing, made, view),
        made=take_parts.made(words),
    )


def _sources(briefing: Briefing, view: View) -> list[str]:
    said = [briefing_slides.said_of(saved, view.language) for saved in briefing.views]
    return list(dict.fromkeys(code for answer in said for code in answer.sources))


def _choices(briefing: Briefing, made: tuple[Slide, ...], view: View) -> Table:
    """What each slide shows, and the link that opens it again."""
    words = Words(view.language)
    rows = tuple(
        (
            number,
            briefing_slides.said_of(saved, view.language).subject,
            slide.address,
        )
        for number, (saved, slide) in enumerate(zip(briefing.views, made, strict=True), start=2)
    )
    heads = ("exports.slide", "exports.choice_measure", "exports.choice_link")
    return Table(words("exports.choices"), tuple(words(key) for key in heads), rows)
