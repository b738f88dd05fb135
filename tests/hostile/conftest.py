"""The server under attack, one a session, and the count of what was tried."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest

from exports.briefing_file import write_briefing
from tests.hostile.files import hostile_briefing
from tests.hostile.free_texts import poison
from tests.hostile.looking import complaints, file_of, files_offered, laid_open
from tests.hostile.server import MOST_MEMORY, ROOT, Attacked, attacked
from tests.reader_protocol import in_own_loop, reader

Tried = Callable[[str], None]


@pytest.fixture(scope="session")
def served_atlas(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Attacked]:
    """The atlas as everybody serves it, with a payload in every cell that takes any text."""
    copy = tmp_path_factory.mktemp("tables") / "atlas"
    leave = shutil.ignore_patterns(".*", "tests", "docs", "benchmarks", "static")
    shutil.copytree(ROOT, copy, ignore=leave)
    shutil.copytree(ROOT / ".streamlit", copy / ".streamlit")
    poison(copy / "data")
    with attacked(tmp_path_factory.mktemp("atlas"), copy) as server:
        assert not server.asked, "the server asked outside at its start"
        yield server


@pytest.fixture
def atlas(served_atlas: Attacked) -> Attacked:
    """The same for one part of the attack."""
    assert served_atlas.lives, "an earlier part of the attack ended the server"
    served_atlas.begin()
    return served_atlas


class CarriedOff(NamedTuple):
    """What was wrong with a hostile briefing and its files, and its web page as saved."""

    found: list[str]
    page: bytes


@pytest.fixture(scope="session")
def carried_off(served_atlas: Attacked) -> CarriedOff:
    """A briefing of payloads on tables of payloads: shown, saved in both kinds, presented."""
    served_atlas.begin()
    carried = in_own_loop(_carry_off(served_atlas, write_briefing(hostile_briefing())))
    unhurt(served_atlas)
    return carried


@pytest.fixture
def tried(record_property: Callable[[str, object], None]) -> Tried:
    """Say what was tried; it is counted at the end of the run."""
    return lambda what: record_property("tried", what)


def unhurt(server: Attacked) -> None:
    """Hold what must be true of a server after each part of the attack."""
    assert server.lives, "the server ended"
    assert not server.made_by_attack, "a payload left something behind"
    assert not server.tracebacks, "errors that are not said in words"
    assert not server.asked, "the server asked outside or started a program"
    assert server.peak < MOST_MEMORY, f"the server held {server.peak / 1e6:,.0f} MB"


async def _carry_off(server: Attacked, content: bytes) -> CarriedOff:
    async with reader(server.address) as one:
        shown = await one.open("briefing", "lang=en")
        _, shown = await one.upload(shown, "story_upload", "a.toml", content)
        found, files = complaints(shown, server), await files_offered(shown, one)
        for kind in ("pptx", "html"):
            shown = await one.press_until(shown, f"make_{kind}", "save_made")
            found += complaints(shown, server)
            files.append(await file_of(shown, "save_made", one))
        found += [sign for file in files for sign in server.signs(laid_open(file))]
        shown = await one.press(shown, "present")
        return CarriedOff(found + complaints(shown, server), files[-1])
