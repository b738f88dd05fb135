"""What whoever serves the atlas has printed on its maps and reports."""

from __future__ import annotations

import os
from collections.abc import Mapping

from exports.printable import printable

# The number by which the map was reviewed (审图号), and words over each page of a report.
REVIEW, WATERMARK = "ATLAS_MAP_REVIEW", "ATLAS_WATERMARK"
LONGEST_REVIEW, LONGEST_WATERMARK = 60, 24


def review_number(environment: Mapping[str, str] = os.environ) -> str:
    """Return the map-review number of the served boundaries, "" where none is named."""
    return _one_line(environment.get(REVIEW, ""), LONGEST_REVIEW)


def watermark(environment: Mapping[str, str] = os.environ) -> str:
    """Return the words over each page of a report unless its writer chooses others.

    Examples
    --------
    >>> watermark({"ATLAS_WATERMARK": " Draft\\n"})
    'Draft'
    """
    return _one_line(environment.get(WATERMARK, ""), LONGEST_WATERMARK)


def _one_line(text: str, longest: int) -> str:
    return " ".join(printable(text).split())[:longest]
