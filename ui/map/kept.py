"""The steps of a map, made once for each measure and what it is painted by."""

from __future__ import annotations

import streamlit as st

from geo.map_steps import packed
from ui.address.view import OVERS, Painted, View, view_of
from ui.figures import kept
from ui.figures.space import kept as space_kept
from ui.map import mounted as map_mounted
from ui.map.mounted import Mounted
from ui.map.steps import steps_of
from ui.page.markup import Theme
from ui.reader.keep import keep_copies
from ui.words.texts import Language


def packed_steps(view: View, theme: Theme) -> str:
    """Return all years beside the shown one as one text; "" where there is one alone.

    It is the same text whichever of these years is shown.
    """
    beside = kept.steps(view)
    if not beside:
        return ""
    last = view.but(year=beside[-1].year, over=OVERS[1])
    return _packed(last.part(Painted), view.language, theme)


@keep_copies(100)
def _packed(painted: Painted, language: Language, theme: Theme) -> str:
    steps = steps_of(view_of(painted, language=language), theme)
    return "" if steps is None else packed(steps)


@st.cache_resource(show_spinner=False, max_entries=50)
def mounted(language: Language, key: str) -> Mounted:
    """Return a map without its paint.

    Parameters
    ----------
    key : of its own on the page
    """
    return map_mounted.mounted(language, space_kept.boundaries(), key)
