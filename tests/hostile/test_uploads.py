"""Both uploaders take every file, and none runs, breaks anything or costs much memory."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from functools import partial
from http.client import HTTPConnection
from itertools import chain
from urllib.parse import urlsplit

from tests.hostile import files
from tests.hostile.conftest import CarriedOff, Tried, unhurt
from tests.hostile.looking import complaints
from tests.hostile.server import Attacked
from tests.reader_protocol import NoAnswerError, in_own_loop, reader

# The page that holds an uploader, the address of its part, and the uploader's key.
UPLOADERS = (
    ("briefing", "lang=en", "story_upload"),
    ("index_lab", "lang=en&panel=take", "lab_upload"),
)
_LARGE = 100 * 1024 * 1024


def test_a_hostile_briefing_is_text_everywhere(carried_off: CarriedOff, tried: Tried) -> None:
    """Titles and notes are shown, presented and written to files as they are."""
    tried("a briefing of payloads shown, presented, saved as HTML and PPTX")
    assert carried_off.found == []


def test_no_file_hurts_the_server(atlas: Attacked, tried: Tried) -> None:
    """A file that is no briefing and no choice set is refused in words, at little cost."""
    found = in_own_loop(_upload_all(atlas))
    tried(f"{len(files.bombs())} damaged files to each uploader")
    assert found == []
    unhurt(atlas)


def test_a_large_file_is_refused_before_it_is_taken(atlas: Attacked, tried: Tried) -> None:
    """Neither a declared nor a streamed 100 MB gets past the limit of the page."""
    assert in_own_loop(_upload_large(atlas)) == {"declared": 413, "streamed": 413}
    tried("100 MB declared and streamed")
    unhurt(atlas)


async def _upload_all(server: Attacked) -> list[str]:
    names = files.file_names()
    found: list[str] = []
    for uploader in UPLOADERS:
        page, query, key = uploader
        async with reader(server.address) as one:
            shown = await one.open(page, query)
            for what, content in files.bombs().items():
                try:
                    _, shown = await one.upload(shown, key, next(names), content)
                except NoAnswerError as error:
                    return [*found, f"{what} to {uploader[0]}: {error}"]
                found += [f"{what} to {uploader[0]}: {w}" for w in complaints(shown, server)]
    return found


async def _upload_large(server: Attacked) -> dict[str, int]:
    async with reader(server.address) as one:
        await one.open(*UPLOADERS[0][:2])
        place = await one.upload_place("a.toml")
        send = partial(_put, server, place.upload_url, one.permission)
        return {
            "declared": await asyncio.to_thread(send, _LARGE, iter(())),
            "streamed": await asyncio.to_thread(send, None, _pieces()),
        }


def _pieces() -> Iterator[bytes]:
    head = b'--edge\r\nContent-Disposition: form-data; name="file"; filename="a.toml"\r\n\r\n'
    return chain((head,), (b"a" * 65_536 for _ in range(_LARGE // 65_536)), (b"\r\n--edge--\r\n",))


def _put(
    server: Attacked,
    path: str,
    permission: dict[str, str],
    declared: int | None,
    body: Iterator[bytes],
) -> int:
    """Return the status of the answer, 0 where none comes while the body is held back."""
    line = HTTPConnection(urlsplit(server.address).netloc, timeout=5)
    line.putrequest("PUT", path)
    for name, value in permission.items():
        line.putheader(name, value)
    line.putheader("Content-Type", "multipart/form-data; boundary=edge")
    size = (
        ("Transfer-Encoding", "chunked") if declared is None else ("Content-Length", str(declared))
    )
    line.putheader(*size)
    try:
        line.endheaders(body, encode_chunked=declared is None)
        return line.getresponse().status
    except (TimeoutError, ConnectionError):
        return _left_behind(line)
    finally:
        line.close()


def _left_behind(line: HTTPConnection) -> int:
    """Read the answer of a server that closed the line while it was still being sent to."""
    try:
        line.sock.settimeout(2)
        return int(line.sock.recv(64).split()[1])
    except (OSError, IndexError, ValueError, AttributeError):
        return 0
