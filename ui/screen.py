"""The frame of every screen: page, navigation, language, notices, errors in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from datetime import timedelta
from typing import NoReturn

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.errors import AtlasError
from data.languages import MANNERS
from ui import contrast
from ui.address.parameters import Notice
from ui.address.view import DEFAULT_CHOICES, View
from ui.briefing import stored, story
from ui.briefing.answers import answer_of
from ui.edition import banner
from ui.edition.kept import lines
from ui.figures import kept as figures_kept
from ui.figures.choices import describe, framework_name, index_name, is_framework_alone
from ui.figures.editions.beside import named
from ui.map import first
from ui.page import controls, embed, own_figures, spoken
from ui.page.address import MORE, SCREENS, change, language_of_page, link, read_address, settle
from ui.page.look import ICON, embedded, page_title, settle_paper
from ui.page.markup import element, plain, text
from ui.take import menu as take_menu
from ui.target.words import own_refused
from ui.words.refused import why
from ui.words.texts import LANGUAGES, Words

_LONGEST_VALUE_SHOWN = 24
_NOTICES_AT_ONCE = 3
_SAID = "said_of_the_address"
_HARDLY_EVER = timedelta(days=20)


class _Ended(Exception):  # noqa: N818  it is no error
    """A screen has no more to show."""


@contextmanager
def screen(name: str) -> Iterator[View]:
    """Open a screen: yield its View, and say any error of ours in words.

    Parameters
    ----------
    name : a key of `SCREENS`, and of the text ``common.NAME``
    """
    _asked_anew_after_a_break()
    words = Words(language_of_page())
    st.set_page_config(
        page_title=page_title(name, words),
        page_icon=str(ICON),
        layout="wide",
        initial_sidebar_state="collapsed" if embedded() else "auto",
    )
    settle_paper()
    try:
        catalogue_is_sound()
    except AtlasError as error:
        _stop(words("common.cannot_start"), error, words)
    edition, refused = banner.settle(), own_figures.settle()
    asked, notices = read_address()
    words, view = Words(asked.language), named(figures_kept.settle(asked, name))
    settle(view)
    first.settle(name == "atlas" and view.units == View.units)
    if embedded():
        embed.draw_head(name, view)
    else:
        _navigation(name, view)
    # What a click did to the briefing is told before the screen is made, which may take long.
    with st.container(key="story_kept"):
        if not first.comes_first():
            stored.draw(name, view, SCREENS)
    own_figures.draw(name, view, words)
    banner.draw(name, view, words)
    _own_index(view, words)
    of_reader = (words(refused) if refused else "", banner.said(edition, name, view))
    said = [*filter(None, of_reader), *(_say(n, words) for n in notices)]
    _warn(_still_said(name, view, [*said, *_other_than_asked(name, asked, view, words)]), words)
    banner.stop_if_not_kept(name, view, words)
    try:
        with suppress(_Ended):
            yield view
            _edition(name, view)
        first.all_without_map()
        spoken.draw(words)
    except AtlasError as error:
        first.all_without_map()
        _stop(words("common.cannot_show"), error, words, view)
    except Exception:
        _unforeseen(view, words)
        raise


def end() -> NoReturn:
    """End a screen that has no more to show; unlike `st.stop`, what every screen has follows."""
    raise _Ended


@st.fragment(run_every=_HARDLY_EVER)
def _asked_anew_after_a_break() -> None:
    """Make the browser ask for the page again when a broken connection is back.

    It does so for a page of which a part runs by itself, as this part says of
    itself and does nothing. Any other page is left as it was; then the process
    that answers now, which may be another one, would know nothing of its
    controls, and the first of them that is used would seem not to be there.
    """


def catalogue_is_sound() -> None:
    """Read the tables once; a broken one raises `DataError` here, before anything is drawn."""
    figures_kept.catalogue()


def _navigation(current: str, view: View) -> None:
    words = Words(view.language)
    with st.container(key="nav", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(f'<div class="brand">{words("common.title")}</div>')
        if first.comes_first():
            return
        for name in (name for name in SCREENS if name not in MORE):
            # A container a link would be as many messages again at every change.
            with _current(name) if name == current else nullcontext():
                link(view, name, words(f"common.{name}"))
        shown = words(f"common.{current}") if current in MORE else words("common.more")
        with _current("more") if current in MORE else nullcontext(), st.popover(shown, key="more"):
            for name in MORE:
                link(view, name, words(f"common.{name}"))
            contrast.choice(words)
        story.add_button(current, view)
        take_menu.draw(current, view, answer_of)
        controls.switch(
            "language",
            view.language,
            list(LANGUAGES),
            words("common.language"),
            lambda language: MANNERS[language].own_name,
        )


def _current(name: str) -> DeltaGenerator:
    return st.container(key=f"nav_{name}_current", width="content")


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


def _edition(name: str, view: View) -> None:
    """Say at the foot of a screen which index and which data it shows, and what counts half."""
    st.html(
        element("div", *(element("p", text(line), class_="muted") for line in lines(name, view)))
    )


def _other_than_asked(name: str, asked: View, view: View, words: Words) -> Iterator[str]:
    """Say which measure, year or span the address asked for and is not shown."""
    if view.measure != asked.measure:
        yield words("common.notice_measure")
        return
    if asked.year not in (0, view.year):
        yield words("common.notice_year", asked=asked.year, shown=view.year)
    if asked.own_target and not view.own_target:
        yield own_refused(asked, view, words)
    if asked.since and not view.since:
        there = asked.since in figures_kept.years_of(view.measure)
        key = "span" if there and asked.since < view.year else "since"
        key = "lines" if name in figures_kept.SCREENS_OF_LINES else key
        yield words(f"common.notice_{key}", asked=asked.since, shown=view.year)


def _still_said(name: str, view: View, sentences: list[str]) -> list[str]:
    """Return what is to be said of an address as long as it stays, whoever draws the page again.

    The address has been put right by then; a page that is drawn again because
    something it waited for is there would otherwise take the sentence away
    before it is read.
    """
    place = (name, view)
    before, told = st.session_state.get(_SAID, (None, []))
    said = sentences or (told if before == place else [])
    st.session_state[_SAID] = (place, said)
    return said


def _warn(sentences: Sequence[str], words: Words) -> None:
    """Say what was not used; of a very broken address the first, and the rest on demand."""
    more = len(sentences) - _NOTICES_AT_ONCE
    for sentence in sentences[:_NOTICES_AT_ONCE]:
        st.warning(sentence)
    if more > 0:
        with st.expander(words("common.notices_more", n=more)):
            for sentence in sentences[_NOTICES_AT_ONCE:]:
                st.markdown(f"- {sentence}")


def _say(notice: Notice, words: Words) -> str:
    if notice.mended and notice.error:
        return plain(why(notice.error, words))
    value = notice.value
    shown = value if len(value) <= _LONGEST_VALUE_SHOWN else f"{value[:_LONGEST_VALUE_SHOWN]}…"
    sentence = words("common.notice_unknown", parameter=notice.parameter, value=plain(shown))
    return f"{sentence} {plain(why(notice.error, words))}" if notice.error else sentence


def _stop(sentence: str, error: AtlasError, words: Words, view: View | None = None) -> None:
    st.error(sentence)
    st.code(why(error, words), language=None, wrap_lines=True)
    if view is not None:
        link(View(language=view.language), "atlas", words("common.default_view"))
    st.stop()


def _unforeseen(view: View, words: Words) -> None:
    """Say in the reader's language what Streamlit, which logs the fault, would say in English."""
    with st.container(key="unforeseen"):
        st.error(words("common.unforeseen"))
        link(View(language=view.language), "atlas", words("common.default_view"))


def own_index_line(view: View, words: Words) -> str:
    """Return a line that says whose index this is and how it differs from the default."""
    catalogue = figures_kept.catalogue()
    if is_framework_alone(view):
        name = framework_name(view.choices.framework, catalogue, words)
        said = words("choices.framework_index", name=name)
        return element("span", element("strong", text(said)), class_="own-index-line")
    changed = [c for c in describe(view.choices, catalogue, words) if c.changed]
    name = index_name(view, catalogue, words)
    title = element("strong", text(words("choices.own_index", name=name)))
    parts = (words("choices.choice", what=c.what, value=c.value) for c in changed)
    return element("span", title, " ", text(" · ".join(parts)), class_="own-index-line")
