"""What caches know the parts of a View by: their text, written once.

Streamlit takes a value apart field by field whenever it is asked what it has
kept for it. Of a part that holds the choices behind an index that takes a
millisecond, and a page asks fifty times.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from scoring.index.choices import IndexChoices
from ui.address.view import (
    Aimed,
    Among,
    Annotated,
    Asked,
    Chosen,
    Colouring,
    Compared,
    Drawn,
    Focused,
    Inside,
    Levelled,
    Opened,
    Outlined,
    Painted,
    Paired,
    Panel,
    Proved,
    Shaped,
    Shown,
    View,
)

# Of the readers of an hour; a text of half a kilobyte each.
_KEPT = 4096


@lru_cache(_KEPT)
def key_of(part: object) -> str:
    """Return a text that two values of a kind share only if they are equal."""
    return repr(part)


# To be given to a cache as its ``hash_funcs``.
KEYS: dict[str | type[Any], Callable[[Any], Any]] = dict.fromkeys(
    (
        *(
            Shown,
            Among,
            Colouring,
            Aimed,
            Chosen,
            Painted,
            Outlined,
            Shaped,
            Paired,
            Annotated,
            Asked,
            Drawn,
            Proved,
            Panel,
        ),
        *(Compared, Focused, Inside, Levelled, Opened, View, IndexChoices),
    ),
    key_of,
)
