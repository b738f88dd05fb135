"""The pages that HAProxy shows by itself, when no process has been asked."""

from __future__ import annotations

from html import escape

from data.languages import MANNERS
from ui.words.texts import LANGUAGES, Words

_PAGE = """<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>{again}
</head>
<body style="font: 1.1rem/1.6 sans-serif; max-width: 36rem; margin: 4rem auto; padding: 0 1rem">
{parts}
</body>
</html>
"""


def unanswered(reason: str, again: int = 0) -> str:
    """Return a page that says in every language why there is no answer.

    Parameters
    ----------
    reason : a key of the text ``serving.REASON``
    again : after so many seconds the page asks again by itself; 0 is never
    """
    title = " · ".join(Words(language)("common.title") for language in LANGUAGES)
    parts = (
        f'<p lang="{MANNERS[language].html}">{escape(Words(language)(f"serving.{reason}"))}</p>'
        for language in LANGUAGES
    )
    refresh = f'\n<meta http-equiv="refresh" content="{again}">' if again else ""
    return _PAGE.format(title=escape(title), again=refresh, parts="\n".join(parts))
