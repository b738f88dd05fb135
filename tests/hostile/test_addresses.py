"""Every parameter of the address takes every payload, and none does anything."""

from __future__ import annotations

import asyncio

from data.catalogue import Catalogue
from tests.hostile import addresses
from tests.hostile.attacks import ASKING, SCRIPTS, TEMPLATES
from tests.hostile.conftest import Tried, unhurt
from tests.hostile.looking import complaints
from tests.hostile.server import Attacked
from tests.reader_protocol import in_own_loop, reader
from ui.address.parameters import read_view, vocabulary, write_view

PAGES, READERS = 60, 4


def test_no_payload_becomes_part_of_a_view(catalogue: Catalogue, tried: Tried) -> None:
    """What is not known is told and left out; only a name and the map's notes are free text."""
    known, count = vocabulary(catalogue), 0
    for address in addresses.read_in_process():
        view, notices = read_view(address, known)
        written = write_view(view)
        assert read_view(written, known) == (view, ())
        kept = {name for name in address if name in written and written[name] == address[name]}
        told = {notice.parameter for notice in notices}
        assert not kept & told
        for name in kept - {"index_name", "notes", "lang"}:
            assert not any(t in written[name] for t in (*TEMPLATES, *SCRIPTS, *ASKING)), address
        count += 1
    tried(f"{count:,} addresses read")


def test_no_address_hurts_the_server(atlas: Attacked, tried: Tried) -> None:
    """Each screen opens at each address: nothing runs, nothing breaks, nothing asks outside."""
    queries = list(addresses.opened(PAGES))
    found = in_own_loop(_open_all(atlas, queries))
    tried(f"{len(queries):,} pages, {sum(q.count('=') for _, q in queries):,} hostile parameters")
    assert found == []
    unhurt(atlas)


async def _open_all(server: Attacked, queries: list[tuple[str, str]]) -> list[str]:
    found: list[str] = []

    async def open_some(some: list[tuple[str, str]]) -> None:
        async with reader(server.address) as one:
            for page, query in some:
                wrong = complaints(await one.open(page, query), server)
                found.extend(f"/{page}?{query[:300]}: {what}" for what in wrong)

    await asyncio.gather(*(open_some(queries[n::READERS]) for n in range(READERS)))
    return found
