"""The first page of every address, and the pages that say no, in the reader's language.

Streamlit's own first page says English to a screen reader, has its maker's name
for a title, and makes the browser guess the base path by asking for addresses
that do not exist. Ours says what it knows.
"""

from __future__ import annotations

import gzip
import json
import re
from base64 import b64encode
from collections.abc import Callable
from functools import cache, lru_cache
from hashlib import sha256
from html import escape
from pathlib import Path
from urllib.parse import parse_qs, urlencode

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send
from streamlit.file_util import get_static_dir

from data.languages import MANNERS, preferred
from serving.early import asked_early, early_script, with_early
from serving.files import reads_compressed
from serving.options import APP
from ui.page.address import SCREENS
from ui.page.look import page_title
from ui.words.texts import LANGUAGES, Language, Words

_EMBED = "embed"
INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_NOTICE = """<!DOCTYPE html>
<html lang="{code}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
</head>
<body style="font: 1.1rem/1.6 sans-serif; max-width: 36rem; margin: 4rem auto; padding: 0 1rem">
<h1 style="font-size: 1.3rem">{title}</h1>
<p>{sentence}</p>
</body>
</html>
"""
# Every screen in both languages, and as many measures.
_KEPT = 100
# The browser must ask again: the language may have changed, or a limit been lifted.
_FRESH = {"Cache-Control": "no-cache", "Vary": "Accept-Language"}


def page_routes(script: Path, base: str) -> list[Route]:
    """Return a route for the first page and for each script in ``pages/`` beside it."""
    stems = sorted(path.stem for path in (script.parent / "pages").glob("*.py"))
    ours = script == APP
    routes = [Route(f"{base}/{stem}", _opened(stem, base, ours)) for stem in ("", *stems)]
    # Without the slash, what the page names relative to itself would lie elsewhere.
    return [*routes, Route(base, _with_slash)] if base else routes


def language_of(scope: Scope) -> Language:
    """Return the language the address asks for, else the browser's first, else English."""
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("lang", [""])[0]
    if named := next((language for language in LANGUAGES if language == asked), None):
        return named
    first = Headers(scope=scope).get("accept-language", "")
    return preferred(first.split(",")[0].split(";")[0])


def first_page(stem: str, language: Language, base: str) -> str:
    """Return the page that loads a screen, with its title and its language in words.

    Parameters
    ----------
    stem : name of the screen's script in ``pages/``; "" for the first screen
    base : what stands before every path
    """
    words, name = Words(language), _screen(stem)
    title = page_title(name, words) if name else words("common.title")
    # `html` is split at the marks of Streamlit's page; a test holds that each is there.
    html = _streamlit_page().replace('<html lang="en">', f'<html lang="{MANNERS[language].html}">')
    html = html.replace(
        "<title>Streamlit</title>", f"<title>{escape(title)}</title>{_where(base)}{_contrast()}"
    )
    html = re.sub(r'<link rel="service-desc"[^>]*>', "", html)
    needed = f"<noscript><p>{escape(words('serving.needs_script'))}</p></noscript>"
    return re.sub(r"<noscript>.*?</noscript>", lambda _: needed, html, flags=re.DOTALL)


def script_hashes(base: str) -> list[str]:
    """Return what a content security policy calls the page's own inline scripts."""
    scripts = [*INLINE.findall(first_page("", "en", base)), early_script()]
    return [hash_of(script) for script in scripts]


def hash_of(script: str) -> str:
    """Return what a content security policy calls an inline script."""
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


async def refuse(reason: str, status: int, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with a sentence, or close a websocket before it opens, which is a 403.

    Parameters
    ----------
    reason : a key of the text ``serving.REASON``
    """
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008, "reason": ""})
        return
    await notice(reason, status, language_of(scope))(scope, receive, send)


def notice(reason: str, status: int, language: Language) -> Response:
    """Return a page of one sentence."""
    words = Words(language)
    html = _NOTICE.format(
        code=MANNERS[language].html,
        title=escape(words("common.title")),
        sentence=escape(words(f"serving.{reason}")),
    )
    return HTMLResponse(html, status, _FRESH)


def _opened(stem: str, base: str, ours: bool) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        if request.query_params.get(_EMBED) == "1":
            return _embedded(request)
        language = language_of(request.scope)
        html = first_page(stem, language, base)
        if ours:
            given, name = dict(request.query_params), _screen(stem)
            embedded = given.pop(_EMBED, None) is not None
            asked = asked_early(given, language) if name == "atlas" else None
            html = with_early(html, name, language, asked, embedded)
        return _as_short_as_read(html, request)

    return answer


def _as_short_as_read(html: str, request: Request) -> Response:
    """Send a page compressed to whoever reads that: the early map is the most of it."""
    vary = {**_FRESH, "Vary": "Accept-Language, Accept-Encoding"}
    if not reads_compressed(request.headers):
        return HTMLResponse(html, headers=vary)
    return HTMLResponse(_compressed(html), headers={**vary, "Content-Encoding": "gzip"})


@lru_cache(_KEPT)
def _compressed(html: str) -> bytes:
    return gzip.compress(html.encode(), mtime=0)


def _screen(stem: str) -> str | None:
    return next(
        (name for name, path in SCREENS.items() if Path(path).stem == (stem or "app")), None
    )


def _embedded(request: Request) -> Response:
    """Lead on to the word that Streamlit, which keeps this parameter to itself, understands."""
    asked = urlencode(dict(request.query_params) | {_EMBED: "true"})
    return RedirectResponse(f"{request.scope['path']}?{asked}", 307, {"Cache-Control": "no-cache"})


def _with_slash(request: Request) -> Response:
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{request.scope['path']}/{query}", 307, {"Cache-Control": "no-cache"})


@cache
def _streamlit_page() -> str:
    return (Path(get_static_dir()) / "index.html").read_text(encoding="utf-8")


@cache
def _contrast() -> str:
    """Let the page have more contrast before anything is drawn, where its reader wants it."""
    script = Path(__file__).with_name("contrast.js").read_text(encoding="utf-8")
    return f"<script>{script}</script>"


def _where(base: str) -> str:
    """Tell Streamlit's script the base path, which it would look for at every part of the path."""
    address = f"location.origin+{json.dumps(base)}"
    return f"<script>window.__streamlit={{BACKEND_BASE_URL:{address}}}</script>"
