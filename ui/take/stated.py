"""What a file of figures says of itself: what it is about, its edition, its sources, its link."""

from __future__ import annotations

from ui.address.view import View
from ui.figures.answer import Answer
from ui.page.sources import cite
from ui.take.parts import link_of
from ui.words.texts import Words


def stated(answer: Answer, view: View) -> tuple[str, ...]:
    """Return a sentence each; the edition first."""
    words = Words(view.language)
    known = cite(dict.fromkeys(answer.sources), words)
    link = words(
        "choices.choice", what=words("exports.choice_link"), value=link_of(view, answer.screen)
    )
    said = (
        answer.edition,
        answer.subject,
        answer.subline,
        words("common.sources_line", sources=known) if known else "",
        link,
    )
    return tuple(filter(None, said))
