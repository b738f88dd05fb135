"""Whether what came back from the server shows that an attack did something."""

from __future__ import annotations

import asyncio
import json
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

from google.protobuf.message import Message
from pypdf import PdfReader

from tests.hostile.attacks import CANARY, signs_of_execution
from tests.hostile.payloads import COMPUTED
from tests.hostile.server import Attacked
from tests.reader_protocol import Reader, Shown, addresses_of, request

# Elements that no screen of ours draws by markup, and addresses that lead away or run.
_FOREIGN = {"script", "iframe", "link", "object", "embed", "base", "form", "meta"}
_AWAY = re.compile(r"\s*(?:javascript:|data:text|(?:[a-z]+:)?[\\/]{2})", re.IGNORECASE)
_LEADING = {"src", "srcset", "srcdoc", "href", "action"}
# A picture in Markdown is asked for as soon as it is shown.
_PICTURE = re.compile(rf"(?<!\\)!\[[^\]]*\]\([a-z]*:?//{re.escape(CANARY)}")
# What would be a link, a picture, a formula, an icon or a colour if Markdown read it.
ACTIVE = re.compile(
    r"(?<!\\)(?:\[x\]|\[a\]|\[a link\]|\[coloured\]|\$x|\$\$|<img|<svg|<iframe|<link|<b>|<script"
    r"|</script|~~|`)"
    r"|://(?:outside|hit)|www\.outside|@outside|:(?:material|streamlit|smile|red)\b|^(?:# |1\. |- )"
)
# Fields of Streamlit's messages that are no Markdown: markup of our own, lists of a select
# box, code, a page's address and script, a chart's data, names of files and of widgets.
_NOT_MARKDOWN = {
    *("html", "iframe", "code", "arrow_vega_lite_chart", "arrow_data_frame", "component_instance"),
    *("bidi_component", "text_input", "text_area", "selectbox", "multiselect"),
}
_LABELS = ("label", "help", "body", "text", "content", "caption")
_TAGS = re.compile("<(?:/?script|svg on|img src=(?:http|x|//)|iframe|link|%=)|'\"><b>")
_COMPUTED = re.compile("|".join(COMPUTED))
# The fields that Streamlit's browser part takes for Markdown.
_MARKDOWN = ("body", "label", "help", "caption", "content", "placeholder")


class _Markup(HTMLParser):
    """Reads markup as a browser does, and keeps what in it would run or lead away."""

    found: list[str]

    @classmethod
    def read(cls, markup: str) -> list[str]:
        """Return every element that a screen does not draw, and each of its doings."""
        one = cls()
        one.found = []
        one.feed(markup)
        return one.found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at an element and its attributes."""
        self.found += [tag] if tag in _FOREIGN else []
        for name, value in attrs:
            leads = name in _LEADING and _AWAY.match(value or "")
            asks = name == "style" and "url(" in (value or "")
            if name.startswith("on") or leads or asks:
                self.found.append(f"{tag} {name}={value}")


def complaints(shown: Shown, server: Attacked) -> list[str]:
    """Return what is wrong with a page: errors shown, payloads run, markup taken as it came."""
    found = [f"error shown: {error[:200]}" for error in shown.exceptions]
    found += [] if shown.succeeded else ["the script did not end well"]
    found += signs_of_execution(shown.raw, server.pid)
    for html in shown.elements("html"):
        found += [f"markup: {what[:120]}" for what in _Markup.read(html.body)]
    for message in shown.messages:
        for text in _markdown(message):
            found += [f"a picture: {hit.group()}" for hit in _PICTURE.finditer(text)]
    return found


def taken_for_more(shown: Shown) -> list[str]:
    """Return each text of a page that would be Markdown, markup or a template of its own."""
    found = []
    for kind, name, text in texts(shown):
        hits = [_COMPUTED.search(text)]
        if kind not in _NOT_MARKDOWN and name in _LABELS:
            hits += [ACTIVE.search(text)]
        elif kind == "html":
            hits += [_TAGS.search(text)]
        elif kind == "component_instance" and name == "json_args":
            hits += [re.search(r"\{[{%#]", json.loads(text).get("feature_group") or "")]
        found += [f"{kind}.{name}: {text[:200]} … {hit.group()}" for hit in hits if hit]
    return found


def texts(shown: Shown) -> Iterator[tuple[str, str, str]]:
    """Yield every text that a page sends: the kind of element, the name of its field, the text."""
    for message in shown.messages:
        for drawn in (message.delta.new_element, message.delta.add_block):
            kind = drawn.WhichOneof("type")
            if kind is not None:
                yield from _texts(kind, getattr(drawn, kind))


def _texts(kind: str, message: Message) -> Iterator[tuple[str, str, str]]:
    for described, value in message.ListFields():
        for one in value if described.is_repeated else (value,):
            if isinstance(one, str):
                yield kind, described.name, one
            elif isinstance(one, Message):
                yield from _texts(kind, one)


async def files_offered(shown: Shown, one: Reader) -> list[bytes]:
    """Return each file that a page offers; what is only promised is made."""
    return [await _fetched(url, one) for url in await addresses_of(shown, one)]


async def file_of(shown: Shown, key: str, one: Reader) -> bytes:
    """Return the file that one button of a page offers."""
    buttons: Iterator[Any] = shown.elements("download_button")
    return await _fetched(next(b.url for b in buttons if b.id == shown.widget(key)), one)


async def _fetched(url: str, one: Reader) -> bytes:
    answer = await asyncio.to_thread(request, one.address, url)
    assert answer.status == 200, url
    return answer.body


def laid_open(content: bytes) -> bytes:
    """Return a file with all that is packed into it."""
    return content + b"\n".join(_unpacked(content))


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
