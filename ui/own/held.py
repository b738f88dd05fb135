"""What this session holds: the table that is brought, what was answered, the set it becomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from secrets import token_hex
from typing import Any, Literal

import streamlit as st

from data.errors import AtlasError
from own.bring import Answers
from own.columns import Described
from own.grid import Grid
from own.matching import Level
from own.own_set import OwnSet
from ui.page.address import change
from ui.reader import admitted
from ui.reader.basis import current

_TABLE, _REFUSED, _UPLOADS = "own_table", "own_refused", "own_uploads"
Kind = Literal["figures", "survey"]


@dataclass(frozen=True)
class Table:
    """A table on its way into a set.

    Attributes
    ----------
    grid : as it was written
    kind : figures, or residents' answers
    level : of its units
    city : that own districts lie in, "" where none was named
    answers : what its owner has answered and mended
    turn : how often; controls that showed what stood before are named by it and so made anew
    """

    grid: Grid = field(repr=False)
    kind: Kind = "figures"
    level: Level = "prefecture"
    city: str = ""
    answers: Answers = field(default_factory=Answers)
    turn: int = 0


def table() -> Table | None:
    """Return the table that is being brought."""
    found: Table | None = st.session_state.get(_TABLE)
    return found


def bring(given: Table | None) -> None:
    """Begin with a table, or drop the one there is."""
    st.session_state.pop(_REFUSED, None)
    st.session_state[_TABLE] = given


def own_set() -> OwnSet:
    """Return the set that this session holds; an empty one at first."""
    return admitted.held()


def hold(own: OwnSet) -> None:
    """Hold a set in place of the one there was; screens that rested on that rest on it."""
    rested = admitted.held_basis().digest == current().digest != ""
    sealed = own if own.seal or not own.figures else replace(own, seal=token_hex(16))
    admitted.hold(sealed)
    if rested:
        use(True)


def use(wanted: bool) -> None:
    """Let every screen rest on this session's set, or on what is published alone."""
    change(own=admitted.held_basis().digest if wanted else "")


def refuse(error: AtlasError) -> None:
    """Remember why something was refused, to be told once."""
    st.session_state[_REFUSED] = error


def refused() -> AtlasError | None:
    """Return why something was refused, once."""
    found: AtlasError | None = st.session_state.pop(_REFUSED, None)
    return found


def upload_key() -> str:
    """Return the name of the uploader; a new one takes the place of one that held a file."""
    return f"own_upload_{st.session_state.get(_UPLOADS, 0)}"


def sent(key: str) -> bytes | None:
    """Return the file in an uploader, which is dropped."""
    uploaded = st.session_state.get(key)
    if uploaded is None:
        return None
    st.session_state[_UPLOADS] = st.session_state.get(_UPLOADS, 0) + 1
    content: bytes = uploaded.getvalue()
    return content


def written(key: str) -> str:
    """Return the text in a field."""
    return str(st.session_state.get(key, "") or "")


def picked(key: str) -> list[str]:
    """Return what was picked of a list."""
    return list(st.session_state.get(key) or ())


def ticked(key: str) -> bool:
    """Return whether a box is ticked."""
    return bool(st.session_state.get(key))


def answer(**changes: Any) -> None:
    """Add to what is answered of the table."""
    if (now := table()) is not None:
        answers = replace(now.answers, **changes)
        st.session_state[_TABLE] = replace(now, answers=answers, turn=now.turn + 1)


def turn() -> int:
    """Return how often something was answered or mended."""
    now = table()
    return 0 if now is None else now.turn


def answer_unit(name: str, code: str) -> None:
    """Say which unit a name is; "" leaves its rows out."""
    if (now := table()) is not None:
        answer(units={**now.answers.units, name: code})


def describe(columns: Mapping[str, Described | None]) -> None:
    """Say what columns are."""
    if (now := table()) is not None:
        answer(columns={**now.answers.columns, **columns})


def mend(cells: Mapping[tuple[int, int], str]) -> None:
    """Put other texts into cells."""
    if (now := table()) is not None:
        answer(cells={**now.answers.cells, **cells})


def overrule(code: str, reason: str) -> None:
    """Say why figures of a published variable stand in place of the published ones."""
    if (now := table()) is not None and reason.strip():
        answer(reasons={**now.answers.reasons, code: reason.strip()})
