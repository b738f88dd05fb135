"""Why an earlier edition cannot be shown."""

from __future__ import annotations

from data.errors import DataError


class NotAtHand(DataError):  # noqa: N818 - what happened, like the errors of the atlas
    """Nobody has kept this edition here, or what was asked for is none."""


class OtherMethod(DataError):  # noqa: N818
    """This version scores otherwise than that of the edition did, and it was not kept."""

    def __init__(self, label: str) -> None:
        super().__init__(
            f"edition {label} was scored by another method than this version's: what was not "
            "kept of its scores cannot be computed as it was",
            "other_method",
            label=label,
        )
