"""What the shelf cannot do.

ShelfError
├── NotThere      nothing that this person may see; whether it exists is not told
├── NotAllowed    seen, but not this person's to change
├── Changed       somebody else saved since; carries what they saved
├── Refused       too large, too many, no name, a damaged file
└── Unavailable   the database cannot be reached, read or written now
"""

from __future__ import annotations

from data.errors import AtlasError
from shelf.models import Version


class ShelfError(AtlasError):
    """Something the shelf cannot do; nothing was changed."""


class NotThere(ShelfError):  # noqa: N818 - what was found, like the other errors
    """No item that this person may see; it may never have existed."""

    def __init__(self) -> None:
        super().__init__("the shelf holds nothing of that kind for this person", "shelf_not_there")


class NotAllowed(ShelfError):  # noqa: N818
    """The item can be seen by this person, and changed by others."""

    def __init__(self) -> None:
        super().__init__("this person may not change the item", "shelf_not_allowed")


class Refused(ShelfError):  # noqa: N818
    """What was handed over breaks a limit or is damaged."""


class Unavailable(ShelfError):  # noqa: N818
    """The database cannot be used now; whatever was not confirmed is not kept."""


class Changed(ShelfError):  # noqa: N818
    """The item was saved by another since this content was opened.

    Attributes
    ----------
    mine : the content that was not saved
    theirs : the latest version, with its content
    """

    def __init__(self, mine: bytes, theirs: Version) -> None:
        super().__init__(
            f"version {theirs.number} was saved in the meantime",
            "shelf_changed",
            number=theirs.number,
            who=theirs.who_name,
        )
        self.mine, self.theirs = mine, theirs
