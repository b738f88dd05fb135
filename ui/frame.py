"""The frame of every screen: page, navigation, language, notices, errors in words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import NoReturn

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.errors import AtlasError
from ui import cached, story, story_kept, view_files
from ui.choices_words import own_index_line
from ui.markup import Theme, plain
from ui.measure import settle_measure, settle_year
from ui.view import DEFAULT_CHOICES, Notice, View, read_view, write_view
from ui.words import LANGUAGES, Language, Words

SCREENS = {
    "atlas": "app.py",
    "city": "pages/city.py",
    "regions": "pages/regions.py",
    "compare": "pages/compare.py",
    "method": "pages/method.py",
    "briefing": "pages/briefing.py",
    "data_sources": "pages/data_sources.py",
}
STYLE = Path(__file__).with_name("style")
ICON = Path(__file__).with_name("icon.svg")
_LANGUAGE_NAMES = {"zh": "中文", "en": "English"}
_LONGEST_VALUE_SHOWN = 24


class _Ended(Exception):  # noqa: N818  it is no error
    """A screen has no more to show."""


@contextmanager
def screen(name: str) -> Iterator[View]:
    """Open a screen: yield its View, and say any error of ours in words.

    Parameters
    ----------
    name : a key of `SCREENS`, and of the text ``common.NAME``
    """
    words = Words(_language_of_page())
    st.set_page_config(
        page_title=page_title(name, words),
        page_icon=str(ICON),
        layout="wide",
        initial_sidebar_state="auto",
    )
    st.html(f"<style>{_style()}</style>")
    try:
        catalogue_is_sound()
    except AtlasError as error:
        _stop(words("common.cannot_start"), error)
    asked, notices = _read_address()
    words, known = Words(asked.language), settle_measure(asked, cached.catalogue())
    view = settle_year(known, cached.catalogue())
    settle(view)
    _navigation(name, view)
    kept = st.container(key="story_kept")
    _own_index(view, words)
    for notice in notices:
        st.warning(_say(notice, words))
    if known.measure != asked.measure:
        st.warning(words("common.notice_measure"))
    elif asked.year not in (0, view.year):
        st.warning(words("common.notice_year", asked=asked.year, shown=view.year))
    try:
        with suppress(_Ended):
            yield view
        # Last, so that nothing of the screen waits for it.
        with kept:
            story_kept.draw(name, view, SCREENS)
    except AtlasError as error:
        _stop(words("common.cannot_show"), error, view)


def page_title(name: str, words: Words) -> str:
    """Return what the browser's tab says of a screen."""
    return f"{words(f'common.{name}')} · {words('common.title')}"


def end() -> NoReturn:
    """End a screen that has no more to show; unlike `st.stop`, what every screen has follows."""
    raise _Ended


@cache
def _style() -> str:
    """The style sheets of all screens in one."""
    sheets = sorted(STYLE.glob("*.css"))
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)


def catalogue_is_sound() -> None:
    """Read the tables once; a broken one raises `DataError` here, before anything is drawn."""
    cached.catalogue()


def current_view() -> View:
    """Return the View that the address stands for now."""
    return _read_address()[0]


def change(**fields: object) -> None:
    """Change the View: write the new one to the address. For widgets' callbacks."""
    # Peers chosen by hand belong to the city they were chosen for.
    reset: dict[str, object] = {"peers": ()} if "city" in fields else {}
    settle(current_view().but(**{**reset, **fields}))


def settle(view: View) -> None:
    """Make the address stand for `view`, with defaults that can move written out."""
    address = write_view(view)
    if st.query_params.to_dict() != address:
        st.query_params.from_dict(address)


def link(view: View, name: str, label: str, icon: str | None = None) -> None:
    """Draw a link to another screen that takes the View along."""
    st.page_link(SCREENS[name], label=plain(label), icon=icon, query_params=write_view(view))


def link_here(view: View, label: str, key: str) -> None:
    """Draw what leads to another View of the same screen.

    A page link to the page one is on shows the other View, but leaves the old
    address in the browser (Streamlit 1.67).
    """
    st.button(plain(label), key=key, on_click=settle, args=(view,))


def map_and_side() -> tuple[DeltaGenerator, DeltaGenerator]:
    """Return the wide column of the map and the narrow one beside it, below it on a narrow page."""
    with st.container(key="map_and_side"):
        main, side = st.columns([3, 1], gap="medium")
    return main, side


def theme() -> Theme:
    """Return which theme the reader's browser shows."""
    return "dark" if st.context.theme.type == "dark" else "light"


def _navigation(current: str, view: View) -> None:
    words = Words(view.language)
    with st.container(key="nav", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(f'<div class="brand">{words("common.title")}</div>')
        for name in SCREENS:
            key = f"nav_{name}{'_current' if name == current else ''}"
            with st.container(key=key, width="content"):
                link(view, name, words(f"common.{name}"))
        story.add_button(current, view)
        view_files.draw(current, view)
        st.session_state["language"] = view.language
        st.segmented_control(
            words("common.language"),
            list(reversed(LANGUAGES)),
            key="language",
            format_func=_LANGUAGE_NAMES.__getitem__,
            label_visibility="collapsed",
            required=True,
            on_change=lambda: change(language=st.session_state["language"]),
        )


def _own_index(view: View, words: Words) -> None:
    """Say on every screen that the index is not the default one, with the way back."""
    if view.choices == DEFAULT_CHOICES:
        return
    with st.container(key="own_index", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(own_index_line(view, words))
        st.button(
            words("common.own_index_back"),
            key="own_index_back",
            on_click=lambda: change(choices=DEFAULT_CHOICES, choices_name=""),
        )


def _read_address() -> tuple[View, tuple[Notice, ...]]:
    default = View(language=_browser_language())
    return read_view(st.query_params.to_dict(), cached.vocabulary(), default)


def _language_of_page() -> Language:
    """The language before anything else of the address is read: what the tab says."""
    asked = st.query_params.get("lang")
    return next((known for known in LANGUAGES if known == asked), _browser_language())


def _browser_language() -> Language:
    return "zh" if (st.context.locale or "").lower().startswith("zh") else "en"


def _say(notice: Notice, words: Words) -> str:
    value = notice.value
    shown = value if len(value) <= _LONGEST_VALUE_SHOWN else f"{value[:_LONGEST_VALUE_SHOWN]}…"
    sentence = words("common.notice_unknown", parameter=notice.parameter, value=plain(shown))
    return f"{sentence} {plain(notice.reason)}" if notice.reason else sentence


def _stop(sentence: str, error: AtlasError, view: View | None = None) -> None:
    st.error(sentence)
    st.code(str(error), language=None, wrap_lines=True)
    if view is not None:
        link(View(language=view.language), "atlas", Words(view.language)("common.default_view"))
    st.stop()
