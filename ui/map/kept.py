"""The steps of a map, made once for each measure and what it is painted by."""

from __future__ import annotations

import zlib

import streamlit as st

from geo.map_steps import packed
from ui.address.view import OVERS, Painted, View, view_of
from ui.figures import kept
from ui.figures.space import kept as space_kept
from ui.map import mounted as map_mounted
from ui.map.mounted import Mounted
from ui.map.steps import steps_key, steps_of
from ui.page.markup import Theme
from ui.reader.keep import keep
from ui.words.texts import Language


def packed_steps(view: View, theme: Theme) -> bytes:
    """Return all years beside the shown one as they are sent; nothing where there is one alone.

    They are the same whichever of these years is shown: their key, then what
    `geo.map_steps.packed` says, compressed.
    """
    beside = kept.steps(view)
    if not beside:
        return b""
    last = view.but(year=beside[-1].year, over=OVERS[1])
    return _packed(last.part(Painted), view.language, theme)


@keep(100)
def _packed(painted: Painted, language: Language, theme: Theme) -> bytes:
    view = view_of(painted, language=language)
    steps = steps_of(view, theme)
    if steps is None:
        return b""
    return steps_key(view, theme).encode() + zlib.compress(packed(steps).encode(), 9)


@st.cache_resource(show_spinner=False, max_entries=50)
def mounted(language: Language, key: str) -> Mounted:
    """Return a map without its paint.

    Parameters
    ----------
    key : of its own on the page
    """
    return map_mounted.mounted(language, space_kept.boundaries(), key)
