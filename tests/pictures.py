"""Pictures of few pixels, for files of which letters, places and tables alone are asked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import resvg_py

# A map of 1,230 units' width is then 123 pixels wide.
_ZOOM = 0.1


@contextmanager
def few_pixels() -> Iterator[None]:
    """Draw pictures whole and small: how sharp they are is asked in `tests/exports`."""
    drawn = resvg_py.svg_to_bytes
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(resvg_py, "svg_to_bytes", lambda **how: drawn(**{**how, "zoom": _ZOOM}))
        yield
