"""The briefing as a deck: its slides, the sources behind them, the choices made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from exports.briefing_file import Briefing
from exports.content import Deck, Slide
from ui.address.view import View
from ui.briefing import slides as briefing_slides
from ui.briefing.behind import editions_line, sources_of
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
    return Deck(
        title=briefing.title or words("briefing.untitled"),
        language=view.language,
        slides=_told_apart(made),
        sources=sources_of(briefing, words),
        contents=(
            words("exports.contents"),
            words("exports.slide"),
            words("exports.slide_title"),
            words("exports.slide_shows"),
        ),
        made=f"{take_parts.made(words)} · {editions_line(briefing, words)}",
        words={name: words(f"briefing.speaker_{name}") for name in _WORDS},
    )


def _told_apart(made: tuple[Slide, ...]) -> tuple[Slide, ...]:
    """The slides with titles that differ: a second one of a name is numbered."""
    seen: Counter[str] = Counter()
    told = []
    for slide in made:
        seen[slide.title] += 1
        number = seen[slide.title]
        told.append(replace(slide, title=f"{slide.title} ({number})") if number > 1 else slide)
    return tuple(told)
