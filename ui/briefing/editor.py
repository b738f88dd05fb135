"""The editor of a briefing: its views in order, each to be renamed, annotated, moved, removed."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from exports.briefing_file import LONGEST_NOTE, LONGEST_TITLE, Briefing, SavedView, write_briefing
from ui.address.view import View
from ui.briefing import kept, slides, stored, story
from ui.briefing.starter import starter
from ui.page import address
from ui.page.markup import element, plain, text
from ui.words.texts import Words

_UPLOADS, _REFUSED = "story_uploads", "story_upload_refused"


def draw(view: View) -> DeltaGenerator | None:
    """Draw the briefing's title and its views; an empty one says how to begin.

    Returns the place of the gallery of an empty one: its pictures take seconds when nobody has
    seen them yet, so the rest of the page is drawn before them.
    """
    words, briefing = Words(view.language), story.current()
    if not briefing.views:
        return _empty(words)
    st.text_input(
        words("briefing.title"),
        briefing.title,
        max_chars=LONGEST_TITLE,
        key=_key("title"),
        on_change=_rename,
        args=(story.edition(),),
        placeholder=words("briefing.title_hint"),
    )
    for place, saved in enumerate(briefing.views):
        _view(view, place, saved, len(briefing.views), words)
    return None


def draw_gallery(place: DeltaGenerator, view: View) -> None:
    """Draw what can be made: the slides of the starter as small pictures with their titles."""
    words = Words(view.language)
    for saved in starter(words).views:
        said = slides.said_of(saved, words.language)
        picture = _picture(saved, said.headline, words)
        place.html(
            element(
                "figure", picture, element("figcaption", text(saved.title)), class_="story-card"
            )
        )


def files(view: View) -> None:
    """Draw what keeps a briefing beyond this visit: its file, to download and to load again."""
    words, briefing = Words(view.language), story.current()
    with st.container(key="briefing_file", horizontal=True, gap="small"):
        if briefing.views:
            st.download_button(
                words("briefing.download"),
                write_briefing(briefing),
                f"{words('briefing.file_name')}.toml",
                "application/toml",
                icon=":material/download:",
                key="download_briefing",
                on_click="ignore",
            )
            st.button(
                words("briefing.clear"),
                icon=":material/delete:",
                key="clear_briefing",
                on_click=story.replace_by,
                args=(Briefing(), "emptied"),
            )
        if story.version().stamp:
            stored.erase_button(words)
    # The style sheet puts the uploader's own English words into Chinese by this key.
    with st.container(key=f"upload_{words.language}"):
        key = f"story_upload_{st.session_state.get(_UPLOADS, 0)}"
        st.file_uploader(
            words("briefing.load"),
            type="toml",
            key=key,
            max_upload_size=1,
            on_change=_load,
            args=(key, words),
        )
    if refused := st.session_state.pop(_REFUSED, None):
        st.error(plain(refused))


def _load(key: str, words: Words) -> None:
    """Read an uploaded file once, and drop it whatever came of it: a new uploader takes its place.

    A file that stayed would be read again at every click.
    """
    if (sent := st.session_state[key]) is not None:
        st.session_state[_REFUSED] = story.load(sent.getvalue(), tuple(address.SCREENS), words)
        st.session_state[_UPLOADS] = st.session_state.get(_UPLOADS, 0) + 1


def _empty(words: Words) -> DeltaGenerator:
    st.html(element("p", text(words("briefing.empty")), class_="headline"))
    st.html(element("p", text(words("briefing.empty_how")), class_="muted"))
    st.button(
        words("briefing.begin", title=words("briefing.starter")),
        type="primary",
        key="begin_starter",
        on_click=lambda: story.replace_by(starter(words), "loaded"),
    )
    return st.container(key="story_gallery", horizontal=True, gap="small")


def _picture(saved: SavedView, said: str, words: Words) -> str:
    """The small picture of a view, or an empty place where it has none."""
    source = kept.thumbnail(saved, words.language)
    if not source:
        return element("div", class_="story-thumbnail")
    return element("img", src=source, alt=said, class_="story-thumbnail")


def _view(view: View, place: int, saved: SavedView, count: int, words: Words) -> None:
    """One view: number, title, the generated reading, the note, and what can be done with it."""
    slide = slides.slide_of(saved, view.language)
    target = slides.view_of(saved, view.language)
    with st.container(border=True, key=f"story_{place}"):
        number, body = st.columns([3, 11], gap="small")
        number.html(
            element("div", str(place + 1), class_="story-number")
            + _picture(saved, slide.reading, words)
        )
        with body:
            st.text_input(
                words("briefing.view_title"),
                saved.title,
                max_chars=LONGEST_TITLE,
                placeholder=slide.subject,
                key=_key("title", place),
                label_visibility="collapsed",
                on_change=_annotate,
                args=(story.edition(), place),
            )
            st.html(element("p", text(slide.reading), class_="story-reading"))
            if slides.said_of(saved, view.language).asks:
                st.html(
                    element("p", text(words("briefing.asks")), class_="story-asks", role="note")
                )
            st.text_area(
                words("briefing.note"),
                saved.note,
                max_chars=LONGEST_NOTE,
                height=68,
                key=_key("note", place),
                placeholder=words("briefing.note_hint"),
                label_visibility="collapsed",
                on_change=_annotate,
                args=(story.edition(), place),
            )
            _actions(saved, target, place, count, words)


def _actions(saved: SavedView, target: View, place: int, count: int, words: Words) -> None:
    with st.container(
        key=f"story_actions_{place}", horizontal=True, gap="small", vertical_alignment="center"
    ):
        address.link(target, saved.screen, words("briefing.open"), icon=":material/open_in_new:")
        for name, icon, step in (("up", "arrow_upward", -1), ("down", "arrow_downward", 1)):
            st.button(
                words(f"briefing.{name}"),
                key=f"{name}_{place}",
                icon=f":material/{icon}:",
                type="tertiary",
                disabled=not 0 <= place + step < count,
                on_click=lambda step=step: story.keep(story.current().moved(place, step)),
            )
        st.button(
            words("briefing.remove"),
            key=f"remove_{place}",
            icon=":material/close:",
            type="tertiary",
            on_click=lambda: story.replace_by(story.current().without(place), "removed"),
        )


def _rename(drawn: int) -> None:
    """Take a new title, unless another edition came while the box was drawn: it is not of that."""
    if drawn != story.edition():
        return
    briefing = story.current()
    story.write(Briefing(st.session_state[_key("title")], briefing.views))


def _annotate(drawn: int, place: int) -> None:
    if drawn != story.edition():
        return
    title, note = st.session_state[_key("title", place)], st.session_state[_key("note", place)]
    story.write(story.current().changed(place, title, note))


def _key(name: str, place: int | None = None) -> str:
    """A key that a new edition makes new, so that no box shows what was there before."""
    return f"story_{name}_{story.edition()}_{'' if place is None else place}"
