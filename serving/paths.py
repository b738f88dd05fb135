"""What a request is for, read from its path."""

from __future__ import annotations

from enum import Enum

from starlette.types import Scope

# What the screens need of Streamlit's own addresses. Everything else below
# ``_stcore`` (metrics, the interface for programs, the script check) stays shut,
# and so do the addresses of a login where people do not sign in.
_OPEN = ("health", "host-config", "stream", "upload_file/", "bidi-components/")
_SIGN_IN = ("auth/login", "auth/logout", "oauth2callback")
_SHUT = ("auth/", "oauth2callback")
# Longer ones name nothing of ours, and a file system takes no longer name than this.
_LONGEST = 255


class Kind(Enum):
    """What lies at a path: each kind has its own headers."""

    PAGE = "page"
    COMPONENT = "component"
    PRESENTATION = "presentation"
    PUBLISHED = "published"
    FILE = "file"


def below(base: str, scope: Scope) -> str | None:
    """Return the path under the base path, without its first slash; None if it lies outside."""
    path = str(scope["path"])
    if path == base:
        return ""
    return path[len(base) + 1 :] if path.startswith(f"{base}/") else None


def is_open(path: str, sign_in: bool = False) -> bool:
    """Return whether a path under the base path is one the screens need.

    Parameters
    ----------
    sign_in : whether people sign in through the atlas
    """
    if len(path.encode(errors="replace")) > _LONGEST:
        return False
    if path.startswith("_stcore"):
        _, _, core = path.partition("/")
        return any(core == name or ("/" in name and core.startswith(name)) for name in _OPEN)
    return (sign_in and path in _SIGN_IN) or not path.startswith(_SHUT)


def kind(path: str) -> Kind:
    """Return what lies at a path under the base path."""
    if path.startswith("component/"):
        return Kind.COMPONENT
    if path.startswith("media/") and path.endswith(".html"):
        return Kind.PRESENTATION
    if path.startswith("data/"):
        return Kind.PUBLISHED
    return Kind.FILE if path.startswith(("media/", "app/static/")) else Kind.PAGE
