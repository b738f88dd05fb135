"""Readers who ask for much and leave take their work along."""

from __future__ import annotations

import asyncio

from tests.hostile.conftest import Tried, unhurt
from tests.hostile.looking import complaints
from tests.hostile.server import Attacked, processor_seconds
from tests.reader_protocol import Shown, in_own_loop, reader

CROWD = 12
# Seconds of the processor in half a second: less than any run takes.
_QUIET = 0.1


def test_abandoned_runs_end(atlas: Attacked, tried: Tried) -> None:
    """A crowd that opens the heaviest page and leaves costs no more than three runs, not a crowd's.

    Counted in seconds of the processor in one run, against a reader who stays to the end.
    """
    before = processor_seconds(atlas.pid)
    in_own_loop(_stay(atlas, 1))
    one = processor_seconds(atlas.pid) - before
    in_own_loop(_crowd(atlas))
    shown = in_own_loop(_ordinary(atlas))
    in_own_loop(_until_quiet(atlas))
    left = processor_seconds(atlas.pid) - before - one
    tried(f"{CROWD} readers who left cost as much as {left / one:.1f} who stayed")
    assert complaints(shown, atlas) == []
    assert left < CROWD / 4 * one
    unhurt(atlas)


async def _stay(server: Attacked, seed: int) -> None:
    async with reader(server.address) as one:
        await one.open("index_lab", _heavy(seed), patience=90)
        await _until_quiet(server)


async def _until_quiet(server: Attacked) -> None:
    """Wait until nobody works any more: runs go on, and end, when their page is drawn."""
    while True:
        before = processor_seconds(server.pid)
        await asyncio.sleep(0.5)
        if processor_seconds(server.pid) - before < _QUIET:
            return


async def _ordinary(server: Attacked) -> Shown:
    async with reader(server.address) as one:
        return await one.open("", "lang=en&show=variable.gdp", patience=90)


async def _crowd(server: Attacked) -> None:
    await asyncio.gather(*(_look_in(server, seed) for seed in range(10, 10 + CROWD)))


async def _look_in(server: Attacked, seed: int) -> None:
    """Open the page and close it again as soon as its run has begun."""
    async with reader(server.address) as one:
        await one.begin("index_lab", _heavy(seed))


def _heavy(seed: int) -> str:
    """A run of many seconds: one that ends before anybody has left would prove nothing."""
    return f"lang=en&panel=sure&figures=doubted&draws=20000&seed={seed}"
