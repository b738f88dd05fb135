"""Have everything at hand before the first reader comes.

The tables, boundaries, index and the ranks' intervals are read and computed
before the port opens, so the first page is as fast as any other.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from ui import cached
from ui.words import LANGUAGES


def warm_up() -> None:
    """Compute what every first page asks for.

    Raises
    ------
    AtlasError
        If a table, the boundaries or the files of the map are not what they should be.
    """
    steps: tuple[Callable[[], object], ...] = (
        cached.catalogue,
        cached.vocabulary,
        cached.boundaries,
        cached.neighbours,
        cached.scored,
        cached.rank_uncertainty,
        *(lambda language=language: cached.city_labels(language) for language in LANGUAGES),
    )
    # Outside a server Streamlit warns at each cached call that there is no session.
    logging.disable(logging.WARNING)
    try:
        for step in steps:
            step()
    finally:
        logging.disable(logging.NOTSET)
