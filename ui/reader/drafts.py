"""What this reader's browser is at work on, kept for some hours where it takes cookies."""

from __future__ import annotations

from contextlib import suppress

from data.errors import AtlasError
from shelf import drafts
from shelf.models import DraftKind
from shelf.people import NOBODY
from ui.reader import visitor


def keep(kind: DraftKind, name: str, content: bytes) -> bool:
    """Keep something; return whether it is kept."""
    browser = visitor.browser()
    if not browser:
        return False
    try:
        drafts.keep(visitor.database(), browser, visitor.person(), kind, name, content)
    except AtlasError:
        return False
    return True


def find(kind: DraftKind, name: str | None = None) -> bytes | None:
    """Return what this browser has of a kind: what has a name, or the latest.

    Raises
    ------
    Unavailable
    """
    return drafts.find(visitor.database(), visitor.browser(), visitor.person(), kind, name)


def forget(*kinds: DraftKind) -> None:
    """Forget what this browser has of some kinds; what cannot be reached goes by itself."""
    if browser := visitor.browser():
        with suppress(AtlasError):
            drafts.forget(visitor.database(), browser, visitor.person(), kinds)


def is_theirs(owner: str | None) -> bool:
    """Return whether what somebody brought is this reader's, who may have signed out since."""
    return owner in (None, NOBODY.id, visitor.person().id)
