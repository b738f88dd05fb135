"""Runs that question the ranks, in the background: started once, watched, cancelled."""

from __future__ import annotations

from threading import Event, Thread

import numpy as np
import streamlit as st
from pandas import DataFrame

from data.errors import AtlasError
from scoring.choice_space import ChoiceSpace
from scoring.choices import IndexChoices
from scoring.index import IndexResult, imputation_groups
from scoring.robustness import RankUncertainty, simulate_ranks
from scoring.sensitivity import rank_shift_sensitivity
from ui import cached

DRAWS, SOBOL = "draws", "sobol"


class Run:
    """One run: its draws first, then the Sobol indices; it can be watched and cancelled.

    Attributes
    ----------
    stage : "draws" or "sobol"
    made, asked : how far the stage is
    ranks : RankUncertainty, None until the draws are made
    sobol : DataFrame as `rank_shift_sensitivity`, None until computed or when cancelled
    error : why there is no result, or None
    cancelled : whether it was told to stop
    """

    def __init__(
        self, result: IndexResult, space: ChoiceSpace, groups_by: str, draws: int, seed: int
    ) -> None:
        self.stage, self.made, self.asked = DRAWS, 0, draws
        self.ranks: RankUncertainty | None = None
        self.sobol: DataFrame | None = None
        self.error: AtlasError | None = None
        self._stop, self._done = Event(), Event()
        self._inputs = (result, space, groups_by, draws, seed)
        Thread(target=self._work, daemon=True).start()

    @property
    def done(self) -> bool:
        """Whether there is nothing more to wait for."""
        return self._done.is_set()

    @property
    def cancelled(self) -> bool:
        """Whether it was told to stop before its end."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Stop at the next thousand draws; what was drawn until then is kept."""
        if not self.done:
            self._stop.set()

    def wait(self, seconds: float) -> bool:
        """Wait for the end, at most so long; return whether it came."""
        return self._done.wait(seconds)

    def _work(self) -> None:
        result, space, groups_by, draws, seed = self._inputs
        groups = imputation_groups(cached.catalogue().cities.set_index("city_code"), groups_by)
        try:
            self.ranks = simulate_ranks(
                result,
                np.random.default_rng(seed),
                draws=draws,
                space=space,
                groups=groups,
                progress=self._progress,
            )
            self.stage, self.made = SOBOL, 0
            if not self.cancelled:
                self.sobol = rank_shift_sensitivity(
                    result,
                    np.random.default_rng(seed),
                    space=space,
                    groups=groups,
                    progress=self._progress,
                )
        except AtlasError as error:
            self.error = error
        finally:
            self._done.set()

    def _progress(self, made: int, asked: int) -> bool:
        self.made, self.asked = made, asked
        return not self.cancelled


@st.cache_resource(show_spinner=False, max_entries=8)
def started(choices: IndexChoices, certain: tuple[str, ...], draws: int, seed: int) -> Run:
    """Return the run of these choices, started if there was none; the same for all readers."""
    space = ChoiceSpace.around(choices, certain)
    return Run(cached.scored(choices), space, cached.groups_by(choices), draws, seed)


def again(choices: IndexChoices, certain: tuple[str, ...], draws: int, seed: int) -> None:
    """Forget a run, so that the next reader starts it anew."""
    started.clear(choices, certain, draws, seed)
