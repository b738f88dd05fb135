"""Files whose name says their content: compressed once, and kept by browsers for good.

Streamlit sends its own scripts as they are and compresses ours anew for every
reader. A slow line waits for three times the bytes, and a processor for the rest.
"""

from __future__ import annotations

import asyncio
import gzip
import mimetypes
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.file_util import get_static_dir

from serving.paths import below

# Where the browser part of the map lies, below the base path and in its package.
FRAME = "component/streamlit_folium.st_folium"
_KINDS = (".js", ".css", ".json")
_FOR_GOOD = "public, immutable, max-age=31536000"


def frame_folder() -> Path:
    """Return the folder of the map's browser part; its package is not imported before a session."""
    found = find_spec("streamlit_folium")
    assert found is not None, "installed"
    assert found.origin is not None, "a package in a folder"
    return Path(found.origin).parent / "frontend" / "build"


def fixed_files(script: Path) -> dict[str, Path]:
    """Return path below the base path → file, of those that have a hash in their name."""
    roots = {
        "static": Path(get_static_dir()) / "static",
        "app/static": script.parent / "static",
        f"{FRAME}/static": frame_folder() / "static",
    }
    return {
        f"{path}/{file.relative_to(root).as_posix()}": file
        for path, root in roots.items()
        for file in root.rglob("*")
        if file.suffix in _KINDS and len(file.stem.replace(".", "-").split("-")) > 1
    }


class FixedFiles:
    """Answer for these files, to whoever reads compressed ones."""

    def __init__(self, app: ASGIApp, base: str, script: Path) -> None:
        self.app, self.base, self.files = app, base, fixed_files(script)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the file, or pass on."""
        file = self.files.get(below(self.base, scope) or "") if scope["type"] == "http" else None
        if file is None or scope["method"] != "GET" or not reads_compressed(Headers(scope=scope)):
            return await self.app(scope, receive, send)
        body = await asyncio.to_thread(_compressed, file)
        headers = {
            "Content-Encoding": "gzip",
            "Vary": "Accept-Encoding",
            "Cache-Control": _FOR_GOOD,
        }
        answer = Response(body, 200, headers, mimetypes.guess_type(file.name)[0])
        return await answer(scope, receive, send)


def reads_compressed(headers: Headers) -> bool:
    """Return whether who asks reads what is compressed, and asks for all of it."""
    return "gzip" in headers.get("accept-encoding", "") and "range" not in headers


@cache
def _compressed(file: Path) -> bytes:
    """One of a few hundred files that stay as they are as long as the server runs."""
    return gzip.compress(file.read_bytes(), 9, mtime=0)
