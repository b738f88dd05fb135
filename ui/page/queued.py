"""Heavy work of this visit: it waits in the one line, says its place, and ends with its reader."""

from __future__ import annotations

import logging
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from data.errors import AtlasError
from ui.reader.basis import carried
from ui.words.refused import why
from ui.words.texts import Words
from work.chosen import chosen
from work.executor import Executor
from work.queue import Job, Queue, QueueFull, Report

T = TypeVar("T")
# Below this a wait needs no explanation.
_UNTOLD_SECONDS = 1.0
_BRIEF_SECONDS = 120.0
_MOST_EACH = 4
_LOOK_WAITING, _LOOK_RUNNING = 3.0, 1.0


@st.cache_resource(show_spinner=False)
def line() -> Queue:
    """Return the one line of this server; as many run at once as there is somebody to do it."""
    doing = workers()
    return Queue(_is_here, at_once=lambda: doing.at_once, most_each=_MOST_EACH)


@st.cache_resource(show_spinner=False)
def workers() -> Executor:
    """Return who does the work."""
    return chosen()


def reader() -> str:
    """Return who asks: the browser tab, by Streamlit's name for it."""
    context = get_script_run_ctx(suppress_warning=True)
    return context.session_id if context else ""


def _is_here(owner: str) -> bool:
    """Whether a tab is open; without a server (in a test) everybody is here."""
    return not runtime.exists() or runtime.get_instance().is_active_session(owner)


def ask(
    slot: str, key: Hashable, work: Callable[[Report], T | None], words: Words
) -> Job[T] | None:
    """Return this reader's job in a slot, or None with a sentence why there is none.

    A slot holds one job: another key leaves the one before. The reader keeps a
    job that has ended or was cancelled until then, or until its result was let go
    for those of others; it is then begun again.
    """
    held = holds(slot)
    if held is not None and held.key == key:
        return held
    drop(slot)
    try:
        st.session_state[_name(slot)] = line().ask(key, reader(), carried(work))
    except QueueFull as full:
        st.warning(words(f"queue.full_{full.bound}", most=full.most))
        st.button(words("queue.again"), key=f"{slot}_try", icon=":material/refresh:")
    return holds(slot)


def holds(slot: str) -> Job[Any] | None:
    """Return the job in a slot, if there is one whose result was not let go."""
    found: Job[Any] | None = st.session_state.get(_name(slot))
    if found is None or (found.let_go and not found.stopped):
        return None
    line().use(found)
    return found


def drop(slot: str) -> None:
    """Empty a slot; its job ends if nobody else waits for it."""
    if (job := st.session_state.pop(_name(slot), None)) is not None:
        line().leave(job, reader())


def cancel(slot: str) -> None:
    """Let the job in a slot go, but keep what comes of it."""
    if (job := holds(slot)) is not None:
        line().leave(job, reader())


def cancelled(job: Job[Any]) -> bool:
    """Whether this reader has let the job go, or it was stopped."""
    return job.stopped or reader() not in job.owners


def ready(slot: str, job: Job[Any], words: Words, said: Callable[[int, int], str]) -> bool:
    """Return whether a job has ended; while it has not, show its place or how far it is.

    Parameters
    ----------
    said : the sentence for (made, of)
    """
    if cancelled(job) and not job.stopped:
        return True  # others go on waiting for it
    if job.wait(_UNTOLD_SECONDS):
        return True
    waits = line().ahead(job) > 0
    # Seldom enough that a dozen who wait cost the others nothing to speak of.
    look = st.fragment(_watch, run_every=_LOOK_WAITING if waits else _LOOK_RUNNING)
    look(slot, job, words, said, waits)
    return False


def failed(job: Job[Any], words: Words) -> bool:
    """Return whether a job has no result because of an error, and say so."""
    if job.error is None:
        return False
    if isinstance(job.error, AtlasError):
        st.warning(words("queue.failed"))
        st.code(why(job.error, words), language=None, wrap_lines=True)
    else:
        logging.getLogger(__name__).error("a run failed", exc_info=job.error)
        st.warning(words("queue.broken"))
    return True


def at_once(owner: str, function: Callable[..., T], *args: object) -> T:
    """Return what a function returns after a second or two, done by a worker.

    For files that are made when they are asked for, outside any run of a
    screen; the owner is therefore given.

    Raises
    ------
    AtlasError
        If the line is full, the file cannot be made, or it takes too long.
    """
    elsewhere = carried(function)
    job = line().ask(
        object(), owner, lambda report: workers().call(report, elsewhere, *args), brief=True
    )
    if not job.wait(_BRIEF_SECONDS):
        line().leave(job, owner)
    if job.error is not None:
        raise job.error
    if job.result is None:
        raise AtlasError(
            "the file was not made: its reader has left, or it took too long", "not_made"
        )
    return job.result


def _name(slot: str) -> str:
    return f"queued_{slot}"


def _watch(
    slot: str, job: Job[Any], words: Words, said: Callable[[int, int], str], waits: bool
) -> None:
    """Show the place in the line or how far the job is, and offer to cancel it."""
    ahead = line().ahead(job)
    if job.done or (waits and not ahead):
        st.rerun()
    if ahead:
        st.progress(0.0, words("queue.waiting", ahead=ahead, place=ahead + 1))
    else:
        st.progress(min(job.made / job.of, 1.0), said(job.made, job.of))
    st.button(
        words("queue.cancel"),
        key=f"{slot}_cancel",
        icon=":material/cancel:",
        on_click=cancel,
        args=(slot,),
    )
