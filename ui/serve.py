"""Serve the atlas with everything it needs at hand before the first reader comes.

    python -m ui.serve [options of streamlit run]

The tables, boundaries, index and the ranks' intervals are read and computed
before the server opens its port, so the first page is as fast as any other.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from pathlib import Path

from streamlit.web import cli

from data.errors import in_words
from ui import cached
from ui.words import LANGUAGES

APP = Path(__file__).parents[1] / "app.py"


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
    for step in steps:
        step()


def main() -> None:
    """Warm up, then hand over to Streamlit; a start that cannot be says why and ends with 1."""
    # Outside a server Streamlit warns at each cached call that there is no session.
    logging.disable(logging.WARNING)
    if code := in_words(warm_up):
        sys.exit(code)
    logging.disable(logging.NOTSET)
    sys.argv = ["streamlit", "run", str(APP), *sys.argv[1:]]
    cli.main()


if __name__ == "__main__":
    main()
