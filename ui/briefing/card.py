"""The card that says what happened to the briefing, and offers the way back."""

from __future__ import annotations

import streamlit as st

from exports.briefing_file import Briefing, write_briefing
from ui.briefing import found, story
from ui.briefing.found import Pending
from ui.briefing.story import Notice
from ui.page.markup import element, text
from ui.words.refused import why
from ui.words.texts import Words


def draw(screen: str, words: Words) -> None:
    """Draw what waits for a choice, or else what happened last, if anything."""
    if waiting := found.pending():
        with _card("choice"):
            _choice(waiting, words)
    elif notice := story.notice(screen):
        with _card(notice.name):
            _happened(notice, words)


def _card(name: str) -> st.delta_generator.DeltaGenerator:
    return st.container(
        key=f"story_card_{name}", horizontal=True, vertical_alignment="center", gap="small"
    )


def _choice(waiting: Pending, words: Words) -> None:
    if waiting.briefing is None:
        reason = why(waiting.error, words) if waiting.error else ""
        _say(words("briefing.kept_damaged", why=reason), "alert")
        st.download_button(
            words("briefing.damaged_download"),
            waiting.kept.text,
            f"{words('briefing.damaged_file')}.txt",
            "text/plain",
            key="damaged_download",
            on_click="ignore",
        )
        st.button(
            words("briefing.damaged_discard"),
            key="damaged_discard",
            on_click=found.keep_mine,
            args=("discarded",),
        )
        return
    sentence = words(
        "briefing.kept_two",
        other=_views(waiting.briefing, words),
        mine=_views(story.current(), words),
        at=_at(waiting.kept.at, words),
    )
    _say(sentence, "alert")
    st.button(words("briefing.keep_mine"), key="keep_mine", on_click=found.keep_mine)
    st.button(words("briefing.take_other"), key="take_other", on_click=found.take_other)


def _happened(notice: Notice, words: Words) -> None:
    values = {
        name: _views(value, words) if isinstance(value, Briefing) else value
        for name, value in notice.values.items()
    }
    values["at"] = _at(str(values.get("at", "")), words)
    _say(words(f"briefing.kept_{notice.name}", **values), "status")
    if notice.undo is not None:
        st.button(words("briefing.undo"), key="undo", on_click=story.keep, args=(notice.undo,))
    if notice.name == "restored":
        st.button(
            words("briefing.discard"),
            key="discard_restored",
            on_click=story.replace_by,
            args=(Briefing(), "emptied"),
        )
    if notice.name == "refused":
        download(words, "download_refused")
    st.button(
        words("briefing.close"), key="close_card", type="tertiary", on_click=story.say, args=(None,)
    )


def download(words: Words, key: str) -> None:
    """Draw the button that hands the reader the briefing's file."""
    st.download_button(
        words("briefing.download"),
        write_briefing(story.current()),
        f"{words('briefing.file_name')}.toml",
        "application/toml",
        icon=":material/download:",
        key=key,
        on_click="ignore",
    )


def _say(sentence: str, role: str) -> None:
    st.html(element("p", text(sentence), role=role))


def _views(briefing: Briefing, words: Words) -> str:
    count = len(briefing.views)
    return words("briefing.one_view") if count == 1 else words("briefing.many_views", n=count)


def _at(time: str, words: Words) -> str:
    return words("briefing.saved_at", at=time) if time else ""
