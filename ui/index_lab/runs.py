"""Runs that question the ranks: one for each set of choices, shared by all who ask for it."""

from __future__ import annotations

from scoring.doubt.choice_space import ChoiceSpace
from scoring.doubt.run import Doubt, doubt_ranks
from scoring.index.chain import imputation_groups
from ui.address.view import View
from ui.figures import kept
from ui.page import queued
from ui.words.texts import Words
from work.queue import Job, Report

SLOT = "lab"


def asked(view: View, words: Words) -> Job[Doubt] | None:
    """Return the run of the View's choices, put into the line if there was none.

    None when the line is full; the reader is then told.
    """
    return queued.ask(SLOT, _key(view), lambda report: _question(view, report), words)


def again(view: View) -> None:
    """Forget a run, so that it starts anew."""
    queued.drop(SLOT)
    queued.line().forget(_key(view))


def _key(view: View) -> tuple[object, ...]:
    return (SLOT, view.choices, view.certain, view.draws, view.seed)


def _question(view: View, report: Report) -> Doubt | None:
    cities = kept.catalogue().cities.set_index("city_code")
    return queued.workers().call(
        report,
        doubt_ranks,
        kept.scored(view.choices),
        ChoiceSpace.around(view.choices, view.certain),
        imputation_groups(cities, kept.groups_by(view.choices)),
        view.draws,
        view.seed,
        told="report",
    )
