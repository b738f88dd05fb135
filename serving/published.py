"""What has been published, served beside the atlas: files of a folder, to be read and no more."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from pathlib import Path

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from serving.page import language_of, notice
from ui.words.texts import Language, Words

PREFIX = "data"
# Folders of an edition whose files have a hash of their content in their names.
_FOR_GOOD = ("files", "shared")
# But for what describes a table, which lies where its tools look for it: beside the table.
_DESCRIBED = "-metadata.json"
_KEPT = "public, immutable, max-age=31536000"
# Pages and the catalogue may be written again by a newer atlas for the same edition.
_ASKED_AGAIN = "no-cache"
# Which editions there are; `publish` writes it, and a page that says the same.
_LIST = "index.json"
_TYPES = {".geojson": "application/geo+json", ".gz": "application/gzip"}


def published_routes(folder: Path | None, base: str, portals: Sequence[str] = ()) -> list[Mount]:
    """Return the route of what is published.

    Parameters
    ----------
    folder : with a folder for each edition; None where nothing is published
    base : what stands before every path
    portals : origins of sites whose scripts may read it; else only programs and our own pages
    """
    return [Mount(f"{base}/{PREFIX}", Published(folder, portals))]


class Published:
    """Answer for the files below a folder; what is not there is said in the reader's words."""

    def __init__(self, folder: Path | None, portals: Sequence[str] = ()) -> None:
        self.portals = frozenset(portals)
        self.files = None if folder is None else StaticFiles(directory=folder, html=True)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the file, or a page of one sentence."""
        response = await self._answer(scope)
        self._let_read(response, Headers(scope=scope).get("origin", ""))
        await response(scope, receive, send)

    def _let_read(self, response: Response, origin: str) -> None:
        """Tell the browser that a portal's script may have the answer; of others it is silent."""
        if self.portals:
            response.headers.add_vary_header("Origin")
        if origin in self.portals:
            response.headers["Access-Control-Allow-Origin"] = origin

    async def _answer(self, scope: Scope) -> Response:
        if self.files is None:
            return _nothing(Path(scope["path"]).name, language_of(scope))
        path = self.files.get_path(scope)
        try:
            # What is being built has a hidden folder.
            if any(part.startswith(".") for part in Path(path).parts):
                raise HTTPException(HTTPStatus.NOT_FOUND)
            response = await self.files.get_response(path, scope)
        except (HTTPException, OSError):
            if path in (".", _LIST):
                return _nothing(path, language_of(scope))
            return notice("not_published", HTTPStatus.NOT_FOUND, language_of(scope))
        return _dressed(response, Path(path))


def _nothing(path: str, language: Language) -> Response:
    """Say that no edition is listed; to a program as the list that it asks for."""
    if path != _LIST:
        return notice("nothing_published", HTTPStatus.NOT_FOUND, language)
    said = {"editions": [], "error": Words(language)("serving.nothing_published")}
    return JSONResponse(said, HTTPStatus.NOT_FOUND, {"Cache-Control": _ASKED_AGAIN})


def _dressed(response: Response, path: Path) -> Response:
    hashed = len(path.parts) > 2 and path.parts[1] in _FOR_GOOD
    for_good = hashed and not path.name.endswith(_DESCRIBED)
    response.headers["Cache-Control"] = _KEPT if for_good else _ASKED_AGAIN
    if path.suffix in _TYPES and response.status_code == HTTPStatus.OK:
        response.headers["Content-Type"] = _TYPES[path.suffix]
    return response
