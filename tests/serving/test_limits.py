"""How much one reader may take."""

from __future__ import annotations

import asyncio
from contextlib import ExitStack

import pytest
from starlette.exceptions import HTTPException
from starlette.types import Message, Receive, Scope, Send

from serving.limits import KEPT_OF_A_SESSION, LARGEST_BODY, UploadBound
from serving.options import Options
from tests.serving.browser import Browser, RefusedError
from tests.serving.conftest import Ruled
from ui.words.texts import Words

STREAM, MEGABYTE = "/_stcore/stream", 1024 * 1024


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """What the server keeps for each session."""
    there: dict[str, int] = {}
    defaults = (lambda session: there.get(session, 0),)
    monkeypatch.setattr(UploadBound.__init__, "__defaults__", defaults)
    return there


def test_an_upload_without_a_length_is_cut_off(ruled: Ruled, kept: dict[str, int]) -> None:
    """At the first part too many; nothing is asked of what the request says about itself."""
    assert not kept
    client, part = ruled(Options()), bytes(64 * 1024)
    answer = client.put("/_stcore/upload_file/s/f", [part] * 200, content_length="5")
    assert answer.status == 413
    assert client.sent <= LARGEST_BODY + len(part)


def test_what_the_page_allows_arrives(ruled: Ruled, kept: dict[str, int]) -> None:
    """One megabyte, and what the form adds."""
    assert not kept
    answer = ruled(Options()).put("/_stcore/upload_file/s/f", [bytes(MEGABYTE)])
    assert answer.text == "reached"


def test_a_session_keeps_four_files_at_most(ruled: Ruled, kept: dict[str, int]) -> None:
    """Eight uploads of one session are not eight megabytes kept; another's are its own."""
    client = ruled(Options(base="/atlas"))
    kept["s"] = KEPT_OF_A_SESSION - 1000
    path = "/atlas/_stcore/upload_file/{}/f"
    assert client.put(path.format("s"), [bytes(2000)]).status == 413
    assert client.put(path.format("s"), [bytes(500)]).status == 200
    assert client.put(path.format("other"), [bytes(2000)]).status == 200


def test_uploads_under_way_are_counted_together() -> None:
    """Many small uploads at once are one large one; what has ended no longer counts."""
    reached: list[bool] = []

    async def read_all(scope: Scope, receive: Receive, send: Send) -> None:
        del scope, send
        while (await receive())["more_body"]:
            await asyncio.sleep(0)
        reached.append(True)

    bound = UploadBound(read_all, "", lambda _: 0)
    scope = {"type": "http", "method": "PUT", "path": "/_stcore/upload_file/s/f"}

    async def upload() -> None:
        parts = [bytes(LARGEST_BODY // 2)] * 2

        async def receive() -> Message:
            return {"type": "http.request", "body": parts.pop(), "more_body": bool(parts)}

        async def send(message: Message) -> None:
            raise AssertionError(message)

        await bound(scope, receive, send)

    async def eight() -> list[BaseException | None]:
        return await asyncio.gather(*(upload() for _ in range(8)), return_exceptions=True)

    ended = asyncio.run(eight())
    assert sum(isinstance(one, HTTPException) for one in ended) == 8 - len(reached) > 0
    assert not bound.arriving


def test_an_address_has_its_share_of_places_and_gets_them_back(ruled: Ruled) -> None:
    """The page says so in the reader's language, and so does what it asks before connecting."""
    client = ruled(Options(sessions_per_address=2))
    with ExitStack() as opened:
        for _ in range(2):
            opened.enter_context(client.connected(STREAM))
        with pytest.raises(RefusedError), client.connected(STREAM):
            pass
        for path, language in (("/", "zh"), ("/city", "en")):
            answer = client.get(f"{path}?lang={language}")
            assert answer.status == 503
            assert Words("zh" if language == "zh" else "en")("serving.too_many_here") in answer.text
        assert client.get("/_stcore/host-config").status == 503
        assert client.get("/_stcore/health").text == "reached"
        assert _elsewhere(client, "192.0.2.7").get("/").status == 200
    assert client.get("/").status == 200
    with client.connected(STREAM):
        pass


def test_all_addresses_together_have_an_end(ruled: Ruled) -> None:
    """The sentence is another: it is not this reader's doing."""
    client = ruled(Options(sessions=1))
    with client.connected(STREAM):
        answer = _elsewhere(client, "192.0.2.7").get("/?lang=en")
        assert Words("en")("serving.too_many") in answer.text


def test_an_address_of_the_sixth_version_is_counted_by_household(ruled: Ruled) -> None:
    """Whoever has one has 2^64 of them."""
    client = ruled(Options(sessions_per_address=1))
    with _elsewhere(client, "2001:db8::1").connected(STREAM):
        assert _elsewhere(client, "2001:db8::ffff:2").get("/").status == 503
        assert _elsewhere(client, "2001:db8:0:1::1").get("/").status == 200


def _elsewhere(client: Browser, address: str) -> Browser:
    """The same server, asked from another address."""
    return Browser(client.app, client.host, address)
