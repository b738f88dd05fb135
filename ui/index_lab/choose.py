"""The frame of the index laboratory: its parts, its sentence, and changing a choice safely."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from data.errors import DataError
from scoring.index.choices import IndexChoices
from scoring.index.choices_checks import check_against_tables
from ui.figures import kept
from ui.figures.measured import settle_measure
from ui.figures.names import part_name
from ui.page import address
from ui.page.markup import plain
from ui.words.refused import why
from ui.words.texts import Words

REFUSED = "lab_refused"


def choose(**changes: Any) -> None:
    """Change choices, if the tables allow it; else keep the index and say why. For callbacks."""
    view = address.current_view()
    adopt(replace(view.choices, **changes))


def adopt(choices: IndexChoices, **fields: Any) -> bool:
    """Take over a choice set if it can stand against the tables; else keep what there is.

    Returns
    -------
    bool
        Whether it was taken over.
    """
    catalogue = kept.catalogue()
    try:
        check_against_tables(choices, catalogue)
    except DataError as error:
        st.session_state[REFUSED] = error
        return False
    view = address.current_view().but(choices=choices, **fields)
    address.settle(settle_measure(view, catalogue))
    return True


def reason(error: DataError, words: Words) -> str:
    """Why a choice cannot be used; the likeliest slip names its heading."""
    if error.key == "zero_weights":
        code = str(error.values["codes"]).split(",")[0]
        return words(
            "index_lab.zero_weights", heading=plain(part_name(code, kept.catalogue(), words))
        )
    return plain(why(error, words))
