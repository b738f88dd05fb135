"""One reader without a browser: the messages that a page and its server exchange.

Streamlit's browser part speaks protocol buffers over one websocket. This speaks
the same, so that a thousand addresses are opened, or two hundred readers served,
in the time a browser needs for a few:

    async with reader(address) as one:
        shown = await one.open("city", "lang=en&city=440300")
        shown = await one.press(shown, "add_to_briefing")

Give `open` hostile text as it is; what it means is the server's to say.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import Any, TypeVar
from urllib.parse import urlsplit

from google.protobuf.message import Message
from streamlit.proto.BackMsg_pb2 import BackendOperationRequest, BackMsg
from streamlit.proto.Common_pb2 import FileURLs, FileURLsRequest, UploadedFileInfo
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

PATIENCE = 90.0
Result = TypeVar("Result")
_LOOK_EVERY = 0.25
_COOKIE = "_streamlit_xsrf"
_EARLY = ForwardMsg.FINISHED_EARLY_FOR_RERUN


class NoAnswerError(AssertionError):
    """The server closed the line, or did not finish a page in the time it was given."""


@dataclass(frozen=True)
class Answer:
    """What the server answered to a plain request."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Shown:
    """What one run of a screen sent.

    Attributes
    ----------
    messages : in the order they came; the last says that the run is over
    raw : their bytes, for whoever looks for a text wherever it may stand
    """

    messages: tuple[ForwardMsg, ...]
    raw: bytes

    def elements(self, kind: str = "") -> Iterator[Message]:
        """Yield what was drawn: every element, or those of one kind (``html``, ``button``, …)."""
        for message in self.messages:
            element = message.delta.new_element
            drawn = element.WhichOneof("type") if message.HasField("delta") else None
            if drawn is not None and kind in ("", drawn):
                yield getattr(element, drawn)

    def blocks(self, kind: str) -> Iterator[Message]:
        """Yield what holds other elements, of one kind (``expandable``, ``tab``, …)."""
        for message in self.messages:
            block = message.delta.add_block
            if message.HasField("delta") and block.WhichOneof("type") == kind:
                yield getattr(block, kind)

    @property
    def exceptions(self) -> list[str]:
        """Every error that the screen shows as an exception instead of in words."""
        shown: Iterator[Any] = self.elements("exception")
        return [f"{error.type}: {error.message}" for error in shown]

    @property
    def succeeded(self) -> bool:
        """Whether the script ran to its end."""
        return bool(self.messages[-1].script_finished == ForwardMsg.FINISHED_SUCCESSFULLY)

    @property
    def address(self) -> str:
        """The query that the page asked the browser to show, or "" if it left it alone."""
        changed = [m.page_info_changed for m in self.messages if m.HasField("page_info_changed")]
        return changed[-1].query_string if changed else ""

    def widget(self, key: str) -> str:
        """Return the identifier of the widget whose key is `key`, or begins with it."""
        named = [str(getattr(widget, "id", "")) for widget in self.elements()]
        keys = {name.split("-", 2)[2]: name for name in named if name.count("-") > 1}
        found = [name for own, name in keys.items() if own.startswith(key)]
        if not found:
            raise NoAnswerError(f"the page shows no widget {key!r}")
        return keys.get(key, found[0])

    def has(self, key: str) -> bool:
        """Return whether the screen shows such a widget."""
        with suppress(NoAnswerError):
            return bool(self.widget(key))
        return False


class Reader:
    """One reader's session: a websocket, and the widgets as the reader left them."""

    def __init__(self, address: str, line: ClientConnection, cookie: str) -> None:
        self.address = address
        self.session = ""
        self._line = line
        self._cookie = cookie
        self._page, self._query = "", ""
        self._widgets: dict[str, WidgetState] = {}

    async def open(self, page: str = "", query: str = "", patience: float = PATIENCE) -> Shown:
        """Follow an address: `page` is the path below the server, `query` what follows the ?."""
        self._page, self._query, self._widgets = page, query, {}
        return await self._run(patience)

    async def begin(self, page: str = "", query: str = "") -> None:
        """Follow an address and wait for no more than the first word of the answer."""
        self._page, self._query, self._widgets = page, query, {}
        await self._ask()
        async for message, _ in self._received(PATIENCE):
            if message.HasField("new_session"):
                return

    async def again(self, patience: float = PATIENCE) -> Shown:
        """Run the same screen again, as a page that waits for something does by itself."""
        return await self._run(patience)

    async def press_until(self, shown: Shown, key: str, awaited: str) -> Shown:
        """Press a button that begins heavy work, and look again until the work's widget is there.

        Raises
        ------
        NoAnswerError
            If it is not there in good time.
        """
        shown = await self.press(shown, key)
        looked = 0.0  # the work goes on meanwhile: no more than half of the time is for looking
        for _ in range(int(PATIENCE / _LOOK_EVERY)):
            if shown.has(awaited):
                return shown
            await asyncio.sleep(max(_LOOK_EVERY, looked))
            began = time.monotonic()
            shown = await self.again()
            looked = time.monotonic() - began
        raise NoAnswerError(f"{key!r} led to no {awaited!r}")

    async def deferred(self, file: str) -> str:
        """Have a file made that a page only promises, and return its address."""
        asked = BackendOperationRequest(request_id="1", session_id=self.session)
        asked.deferred_file.file_id = file
        await self._line.send(BackMsg(backend_operation_request=asked).SerializeToString())
        async for message, _ in self._received(PATIENCE):
            if message.HasField("backend_operation_response"):
                answer = message.backend_operation_response
                return str(answer.deferred_file.url)
        raise NoAnswerError("no answer to a request for a file")

    async def press(self, shown: Shown, key: str, patience: float = PATIENCE) -> Shown:
        """Press a button."""
        return await self._run(patience, WidgetState(id=shown.widget(key), trigger_value=True))

    async def unfold(self, shown: Shown, patience: float = PATIENCE) -> Shown:
        """Open every part of a page that is made when it is opened."""
        parts: Iterator[Any] = shown.blocks("expandable")
        closed = [WidgetState(id=part.id, bool_value=True) for part in parts if part.id]
        return await self._run(patience, *closed)

    async def write(self, shown: Shown, key: str, text: str, patience: float = PATIENCE) -> Shown:
        """Type a text into a box and leave it."""
        state = WidgetState(id=shown.widget(key), string_value=text)
        self._widgets[state.id] = state
        return await self._run(patience)

    async def upload(
        self, shown: Shown, key: str, name: str, content: bytes, patience: float = PATIENCE
    ) -> tuple[Answer, Shown]:
        """Give a file to an uploader; return the server's answer to it and the page after it."""
        place = await self.upload_place(name)
        answer = await self.put(place, name, content)
        state = WidgetState(id=shown.widget(key))
        if answer.status < 300:
            state.file_uploader_state_value.uploaded_file_info.append(
                UploadedFileInfo(
                    name=name, size=len(content), file_id=place.file_id, file_urls=place
                )
            )
            self._widgets[state.id] = state
        return answer, await self._run(patience)

    async def upload_place(self, name: str) -> FileURLs:
        """Ask where a file may be sent."""
        asked = FileURLsRequest(request_id="1", file_names=[name], session_id=self.session)
        await self._line.send(BackMsg(file_urls_request=asked).SerializeToString())
        async for message, _ in self._received(PATIENCE):
            if message.HasField("file_urls_response"):
                place: FileURLs = message.file_urls_response.file_urls[0]
                return place
        raise NoAnswerError("no place for an upload")

    async def put(self, place: FileURLs, name: str, content: bytes) -> Answer:
        """Send a file to a place, as the uploader's form does."""
        edge = "7e1c5f0f2b"
        quoted = name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
        head = b'Content-Disposition: form-data; name="file"; filename="' + quoted.encode() + b'"'
        kind = b"Content-Type: application/octet-stream"
        start = b"\r\n".join((f"--{edge}".encode(), head, kind, b"", b""))
        headers = {
            "Content-Type": f"multipart/form-data; boundary={edge}",
            **self.permission,
        }
        body = start + content + f"\r\n--{edge}--\r\n".encode()
        return await asyncio.to_thread(
            request, self.address, place.upload_url, "PUT", headers=headers, body=body
        )

    @property
    def permission(self) -> dict[str, str]:
        """The headers that let this reader send files."""
        return {"X-Xsrftoken": self._cookie, "Cookie": f"{_COOKIE}={self._cookie}"}

    async def send(self, message: bytes | str) -> None:
        """Send anything at all over the line."""
        await self._line.send(message)

    async def _run(self, patience: float, *now: WidgetState) -> Shown:
        await self._ask(*now)
        shown = await self._shown(patience)
        if shown.address:
            self._query = shown.address.removeprefix("?")
        # A browser forgets what a page no longer shows.
        there = {str(getattr(widget, "id", "")) for widget in shown.elements()}
        self._widgets = {name: it for name, it in self._widgets.items() if name in there}
        return shown

    async def _ask(self, *now: WidgetState) -> None:
        asked = BackMsg()
        state = asked.rerun_script
        state.query_string, state.page_name = self._query, self._page
        state.widget_states.widgets.extend((*self._widgets.values(), *now))
        state.context_info.url = f"{self.address}/{self._page}"
        await self._line.send(asked.SerializeToString())

    async def _shown(self, patience: float) -> Shown:
        messages, raw = [], []
        async for message, frame in self._received(patience):
            messages.append(message)
            raw.append(frame)
            if message.HasField("new_session"):
                self.session = message.new_session.initialize.session_id
            finished = message.WhichOneof("type") == "script_finished"
            # A screen that asks to be run again says so, and is run again without our asking.
            if finished and message.script_finished != _EARLY:
                break
        return Shown(tuple(messages), b"".join(raw))

    async def _received(self, patience: float) -> AsyncIterator[tuple[ForwardMsg, bytes]]:
        try:
            async with asyncio.timeout(patience):
                async for frame in self._line:
                    raw = frame.encode() if isinstance(frame, str) else frame
                    yield ForwardMsg.FromString(raw), raw
        except TimeoutError:
            raise NoAnswerError(f"no whole page within {patience:g} s") from None
        raise NoAnswerError("the server closed the line")


@asynccontextmanager
async def reader(address: str, **headers: str) -> AsyncIterator[Reader]:
    """Connect one reader to a server (``http://host:port``); `headers` stand in the handshake."""
    cookie = await asyncio.to_thread(_cookie_of, address)
    here = urlsplit(address)
    # Another Host is a reader who came by another name; the line goes to the same machine.
    name = headers.pop("Host", here.netloc)
    fields = {"Cookie": f"{_COOKIE}={cookie}", **headers}
    async with connect(
        f"ws://{name}/_stcore/stream",
        host=here.hostname,
        port=here.port,
        origin=None if "Origin" in headers else address,  # type: ignore[arg-type]
        additional_headers=fields,
        subprotocols=["streamlit"],  # type: ignore[list-item]
        max_size=None,
        compression=None,
        close_timeout=2,
        ping_interval=None,
        open_timeout=PATIENCE,
    ) as line:
        yield Reader(address, line, cookie)


def in_own_loop(spoken: Coroutine[Any, Any, Result]) -> Result:
    """Return what a conversation with the server returns.

    It has a thread of its own, because a browser that is driven in this one holds its loop.
    """
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, spoken).result()


def request(
    address: str,
    target: str,
    method: str = "GET",
    headers: dict[str, str] | None = None,
    body: Any = None,
    patience: float = PATIENCE,
) -> Answer:
    """Return the answer to one request whose target is sent as it is, not tidied up."""
    line = HTTPConnection(urlsplit(address).netloc, timeout=patience)
    try:
        line.putrequest(method, target, skip_host="Host" in (headers or {}))
        if isinstance(body, bytes):
            line.putheader("Content-Length", str(len(body)))
        for name, value in (headers or {}).items():
            line.putheader(name, value)
        line.endheaders(body)
        answer = line.getresponse()
        return Answer(answer.status, dict(answer.getheaders()), answer.read())
    finally:
        line.close()


def _cookie_of(address: str) -> str:
    answer = request(address, "/_stcore/health")
    set_cookie = {name.lower(): value for name, value in answer.headers.items()}.get("set-cookie")
    return (set_cookie or "").partition("=")[2].partition(";")[0]


async def addresses_of(shown: Shown, one: Reader) -> list[str]:
    """Return the addresses of the files that a page offers, the promised ones made first."""
    buttons: list[Any] = list(shown.elements("download_button"))
    made = [button.url for button in buttons if button.url]
    return made + [await one.deferred(b.deferred_file_id) for b in buttons if b.deferred_file_id]
