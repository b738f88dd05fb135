"""Runs that question the ranks: one for each set of choices, shared by all who ask for it."""

from __future__ import annotations

from pandas import Series

from data.errors import AtlasError
from scoring.doubt.choice_space import ChoiceSpace
from scoring.doubt.figures import FigureDoubt
from scoring.doubt.run import Doubt, doubt_ranks
from scoring.index.chain import IndexResult, imputation_groups
from ui.address.view import View
from ui.figures import kept
from ui.figures.doubt import kept as doubt_kept
from ui.page import queued
from ui.reader.basis import carried, current
from ui.words.texts import Words
from work.queue import Job, Report

SLOT = "lab"
_PATIENCE_SECONDS = 120.0


def asked(view: View, words: Words) -> Job[Doubt] | None:
    """Return the run of the View's choices, put into the line if there was none.

    None when the line is full; the reader is then told.
    """
    return queued.ask(SLOT, _key(view), lambda report: _question(view, report), words)


def again(view: View) -> None:
    """Forget a run, so that it starts anew."""
    queued.drop(SLOT)
    queued.line().forget(_key(view))


def finished(view: View) -> Doubt | None:
    """Return the run of the View's choices if it has come to its end and is remembered."""
    job: Job[Doubt] | None = queued.line().find(_key(view))
    return job.result if job is not None and job.done else None


def awaited(view: View) -> Doubt:
    """Return the run of the View's choices when it has ended, as one of those who wait in line.

    Raises
    ------
    AtlasError
        If the line is full, the run fails, or it takes too long.
    """
    owner = queued.reader()
    job = queued.line().ask(_key(view), owner, carried(lambda report: _question(view, report)))
    if not job.wait(_PATIENCE_SECONDS):
        queued.line().leave(job, owner)
    if job.error is not None:
        raise job.error
    if job.result is None or not job.result.ranks.complete:
        raise AtlasError(Words(view.language)("index_lab.not_finished"))
    return job.result


def made(view: View) -> Doubt:
    """Return the run of the View's choices, made here and now."""
    return doubt_ranks(*_asked(view), report=_go_on)


def _go_on(_made: int, _of: int) -> bool:
    return True


def _key(view: View) -> tuple[object, ...]:
    drawn = (view.choices, view.certain, view.figures, view.draws, view.seed)
    return (SLOT, current().key, *drawn)


def _question(view: View, report: Report) -> Doubt | None:
    return queued.workers().call(report, doubt_ranks, *_asked(view), told="report")


def _asked(
    view: View,
) -> tuple[IndexResult, ChoiceSpace, Series | None, FigureDoubt | None, int, int]:
    """What `doubt_ranks` is asked, in the order of its parameters."""
    cities = kept.catalogue().cities.set_index("city_code")
    doubted = view.figures == "doubted"
    return (
        kept.scored(view.choices),
        ChoiceSpace.around(view.choices, view.certain, figures=doubted),
        imputation_groups(cities, doubt_kept.groups_by(view.choices)),
        doubt_kept.figure_doubt(view.choices.year) if doubted else None,
        view.draws,
        view.seed,
    )
