"""Why an earlier edition cannot be shown."""

from __future__ import annotations

from data.errors import DataError


class NotAtHand(DataError):  # noqa: N818 - what happened, like the errors of the atlas
    """Nobody has kept this edition here, or what was asked for is none."""


class OtherMethod(DataError):  # noqa: N818
    """This version scores its tables otherwise than its own did."""
