"""What this session holds: the table that is brought, what was answered, the set it becomes."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from secrets import token_hex
from typing import Any

import streamlit as st

from data.errors import AtlasError
from own.bring import Answers
from own.columns import Described
from own.own_set import OwnSet
from own.table_file import Unread, read_answers, read_table, write_answers, write_table
from ui.page.address import change
from ui.reader import admitted, drafts, visitor
from ui.reader.basis import current

_TABLE, _OWNER, _REFUSED = "own_table", "own_table_of", "own_refused"
_NAME, _KEPT, _UPLOADS = "own_table_name", "own_table_kept", "own_uploads"


@dataclass(frozen=True)
class Table(Unread):
    """A table on its way into a set.

    Attributes
    ----------
    answers : what its owner has answered and mended
    turn : how often; controls that showed what stood before are named by it and so made anew
    """

    answers: Answers = field(default_factory=Answers)
    turn: int = 0


def table() -> Table | None:
    """Return the table that is being brought; at first the one that this browser brought."""
    if _TABLE not in st.session_state or not drafts.is_theirs(st.session_state.get(_OWNER)):
        _unfinished()
    found: Table | None = st.session_state[_TABLE]
    return found


def bring(given: Table | None) -> None:
    """Begin with a table, or drop the one there is."""
    st.session_state.pop(_REFUSED, None)
    drafts.forget("table", "answers")
    content = b"" if given is None else write_table(given)
    _begin(given, _called(content) if content else "")
    if given is not None and drafts.keep("table", _name(), content):
        _keep_answers(given.answers)


def is_table_kept() -> bool:
    """Return whether the table outlives a reload of the page, with what was answered of it."""
    return bool(st.session_state.get(_KEPT))


def _begin(given: Table | None, name: str) -> None:
    st.session_state[_TABLE], st.session_state[_OWNER] = given, visitor.person().id
    st.session_state[_NAME], st.session_state[_KEPT] = name, False


def _unfinished() -> None:
    """Begin with the table of this browser; one that cannot be read is none."""
    _begin(None, "")
    with suppress(AtlasError):
        table = drafts.find("table")
        answers = drafts.find("answers", _called(table)) if table else None
        if table and answers:
            read, known = read_table(table), read_answers(answers)
            _begin(Table(read.grid, read.kind, read.level, read.city, known), _called(table))
            st.session_state[_KEPT] = True


def _called(content: bytes) -> str:
    """What a table is called: answers of another one, in another tab, are none of its."""
    return sha256(content).hexdigest()[:16]


def _name() -> str:
    return str(st.session_state.get(_NAME, ""))


def _keep_answers(answers: Answers) -> None:
    st.session_state[_KEPT] = drafts.keep("answers", _name(), write_answers(answers))


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
        if is_table_kept():
            _keep_answers(answers)


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
