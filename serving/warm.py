"""Have everything at hand before the first reader comes.

The tables, boundaries, index and the ranks' intervals are read and computed
before the port opens, so the first page is as fast as any other.
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable

from serving.early import asked_early
from serving.sketched import sketched
from ui.figures import kept
from ui.figures.doubt import kept as doubt_kept
from ui.figures.labels import kept as labels_kept
from ui.figures.space import kept as space_kept
from ui.map import scripts
from ui.page import queued
from ui.words.texts import LANGUAGES, Language


def warm_up() -> None:
    """Compute what every first page asks for.

    Raises
    ------
    AtlasError
        If a table, the boundaries, the files of the map or the environment are not what they
        should be.
    """
    steps: tuple[Callable[[], object], ...] = (
        queued.workers,  # no process yet, but a wrong word about them is told now
        kept.catalogue,
        kept.vocabulary,
        space_kept.boundaries,
        scripts.files,
        space_kept.neighbours,
        kept.scored,
        doubt_kept.rank_uncertainty,
        *(lambda language=language: _first_map(language) for language in LANGUAGES),
        *(lambda language=language: labels_kept.city_labels(language) for language in LANGUAGES),
    )
    # Outside a server Streamlit warns at each cached call that there is no session.
    logging.disable(logging.WARNING)
    try:
        for step in steps:
            step()
    finally:
        logging.disable(logging.NOTSET)
    # What is there now stays: Python, which collects by itself when enough is new, walks the new.
    gc.collect()
    gc.freeze()


def _first_map(language: Language) -> None:
    """What the atlas says and draws for whoever asks for nothing."""
    if (asked := asked_early({}, language)) is not None:
        sketched(asked)
