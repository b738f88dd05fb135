"""Whether what came back from the server shows that an attack did something."""

from __future__ import annotations

import asyncio
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from google.protobuf.message import Message
from pypdf import PdfReader

from tests.hostile.attacks import CANARY, signs_of_execution
from tests.hostile.server import Attacked
from tests.reader_protocol import Reader, Shown, addresses_of, request

_MARKUP = re.compile(
    rf"<(?:script|img|svg|iframe|link|a)\b[^<>]*(?:__hit|{re.escape(CANARY)})"
    r"|<script[^<>]*>[^<]*__hit"
)
# A picture in Markdown is asked for as soon as it is shown.
_PICTURE = re.compile(rf"(?<!\\)!\[[^\]]*\]\([a-z]*:?//{re.escape(CANARY)}")
# The fields that Streamlit's browser part takes for Markdown.
_MARKDOWN = ("body", "label", "help", "caption", "content", "placeholder")


def complaints(shown: Shown, server: Attacked) -> list[str]:
    """Return what is wrong with a page: errors shown, payloads run, markup taken as it came."""
    found = [f"error shown: {error[:200]}" for error in shown.exceptions]
    found += [] if shown.succeeded else ["the script did not end well"]
    found += signs_of_execution(shown.raw, server.pid)
    for html in shown.elements("html"):
        found += [f"markup: {hit.group()[:120]}" for hit in _MARKUP.finditer(html.body)]
    for message in shown.messages:
        for text in _markdown(message):
            found += [f"a picture: {hit.group()}" for hit in _PICTURE.finditer(text)]
    return found


async def files_offered(shown: Shown, one: Reader) -> list[bytes]:
    """Return each file that a page offers, with all that is packed into it laid open."""
    files = []
    for url in await addresses_of(shown, one):
        answer = await asyncio.to_thread(request, one.address, url)
        assert answer.status == 200, url
        files.append(answer.body + b"\n".join(_unpacked(answer.body)))
    return files


def _unpacked(content: bytes) -> Iterator[bytes]:
    if content.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(content)) as packed:
            yield from map(packed.read, packed.namelist())
    elif content.startswith(b"%PDF"):
        yield from (page.extract_text().encode() for page in PdfReader(BytesIO(content)).pages)


def _markdown(message: Message) -> Iterator[str]:
    """Every text in a message that a browser would take for Markdown."""
    for field, value in message.ListFields():
        if field.name in ("html", "iframe", "arrow_data_frame"):
            continue
        many = value if field.is_repeated else (value,)
        for one in many:
            if isinstance(one, Message):
                yield from _markdown(one)
            elif isinstance(one, str) and field.name in _MARKDOWN:
                yield one
