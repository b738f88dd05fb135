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

from data.errors import AtlasError
from ui import cached
from ui.words import LANGUAGES

APP = Path(__file__).parents[1] / "app.py"


def warm_up() -> None:
    """Compute what every first page asks for; an error is left for the page to say in words."""
    steps: tuple[Callable[[], object], ...] = (
        cached.catalogue,
        cached.vocabulary,
        cached.boundaries,
        cached.neighbours,
        cached.scored,
        cached.rank_uncertainty,
        *(lambda language=language: cached.city_labels(language) for language in LANGUAGES),
    )
    try:
        for step in steps:
            step()
    except AtlasError as error:
        print(error, file=sys.stderr)


def main() -> None:
    """Warm up, then hand over to Streamlit."""
    # Outside a server Streamlit warns at each cached call that there is no session.
    logging.disable(logging.WARNING)
    warm_up()
    logging.disable(logging.NOTSET)
    sys.argv = ["streamlit", "run", str(APP), *sys.argv[1:]]
    cli.main()


if __name__ == "__main__":
    main()
