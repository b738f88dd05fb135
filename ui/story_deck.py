"""The briefing as a deck: its slides, the sources behind them, the choices made."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from data.errors import AtlasError
from exports.briefing_file import Briefing, SavedView
from exports.content import Deck, Slide, Table
from ui import cached, report_parts, shown
from ui.shown_city import index_measure
from ui.view import View
from ui.words import Words


def slides(briefing: Briefing, view: View) -> Iterator[Slide]:
    """Yield the slides one by one, so that whoever waits can be told how far it is."""
    for saved in briefing.views:
        yield shown.slide_of(saved, view.language)


def deck_of(briefing: Briefing, made: tuple[Slide, ...], view: View) -> Deck:
    """Return the deck of slides that were made."""
    words = Words(view.language)
    return Deck(
        title=briefing.title or words("briefing.untitled"),
        language=view.language,
        slides=made,
        sources=report_parts.sources_table(_sources(briefing, view), words),
        choices=_choices(briefing, made, view),
        made=report_parts.made(words),
    )


def _sources(briefing: Briefing, view: View) -> list[str]:
    codes: list[str] = []
    for saved in briefing.views:
        with suppress(AtlasError):  # its slide says what is wrong with it
            codes += _sources_of(saved, view)
    return list(dict.fromkeys(codes))


def _sources_of(saved: SavedView, view: View) -> tuple[str, ...]:
    of = shown.view_of(saved, view.language)
    if saved.screen == "city" and of.city:
        return index_measure(of).sources
    return cached.measure(of.measure, of.year, of.choices).sources


def _choices(briefing: Briefing, made: tuple[Slide, ...], view: View) -> Table:
    """What each slide shows, and the link that opens it again."""
    words = Words(view.language)
    rows = tuple(
        (number, shown.title_of(saved.screen, shown.view_of(saved, view.language)), slide.address)
        for number, (saved, slide) in enumerate(zip(briefing.views, made, strict=True), start=2)
    )
    heads = ("exports.slide", "exports.choice_measure", "exports.choice_link")
    return Table(words("exports.choices"), tuple(words(key) for key in heads), rows)
