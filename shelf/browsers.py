"""By what a browser is known again: a cookie drawn by chance, which no script can read.

It says nothing of who sits there. Whoever has it has what that browser was at
work on, and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from secrets import token_urlsafe

_NAME = "atlas_browser"
# A browser takes a cookie of this prefix by https alone, and from no other name of the domain.
_SAFE_NAME = f"__Host-{_NAME}"
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")


def cookie_name(https: bool) -> str:
    """Return what the cookie is called."""
    return _SAFE_NAME if https else _NAME


def new_token() -> str:
    """Return a token of 256 random bits."""
    return token_urlsafe(32)


def token_of(cookies: Mapping[str, str]) -> str:
    """Return the token among what a browser sent, "" where there is none of ours."""
    sent = str(cookies.get(_SAFE_NAME) or cookies.get(_NAME) or "")
    return sent if is_token(sent) else ""


def is_token(text: str) -> bool:
    """Return whether a text is such as we give."""
    return _TOKEN.fullmatch(text) is not None
