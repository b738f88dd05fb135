"""Tests that share something dear come together, and the dearest come last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread, Timer

from tests.browser.sharing import shared as shared_server
from tests.together import _LONGEST, _ON_ONE_SERVER, _THE_MAP, shared, turn

HERE = Path(__file__).parent
FILES = sorted(path.relative_to(HERE.parent).as_posix() for path in HERE.rglob("test_*.py"))


def test_whoever_attacks_the_one_server_is_known() -> None:
    """A file that asks for it would start a second one on another worker."""
    asked = re.compile(r"def \w+\([^)]*\batlas: Attacked")
    asking = [file for file in FILES if asked.search((HERE.parent / file).read_text("utf-8"))]
    assert len(asking) > 4
    assert len({shared(f"{file}::test") for file in asking}) == 1


def test_who_has_a_turn_of_their_own_is_there() -> None:
    """A file that has another name now would lose its turn unseen."""
    assert {*_LONGEST, *_ON_ONE_SERVER, _THE_MAP} <= set(FILES)


def test_what_is_shared_lies_in_one_row() -> None:
    """No name comes back after another one; a journey is alone and comes after all else."""
    ordered = sorted(FILES, key=lambda file: turn(file, in_browser=False))
    names = [shared(f"{file}::test") for file in ordered]
    changes = [name for name, before in zip(names, [None, *names], strict=False) if name != before]
    assert len(changes) == len(set(changes))
    rooms = [Path(file).parts[1] for file in ordered]
    assert rooms[-1] == "browser"
    assert set(rooms[rooms.index("browser") :]) == {"browser"}
    assert turn("tests/serving/test_several.py", True) > turn(
        "tests/screens/test_screens.py", False
    )
    assert turn("tests/work/test_apart.py", False) < turn("tests/data/test_series.py", False)
    assert shared(f"{ordered[-1]}::one") != shared(f"{ordered[-1]}::other")
    assert shared("tests/browser/test_map.py::one") == shared("tests/browser/test_map.py::other")


def test_the_first_worker_serves_the_others(tmp_path: Path) -> None:
    """Until the last of them has left; who comes later starts a server of their own."""
    said: list[str] = []
    used, leave = Event(), Event()

    @contextmanager
    def serve() -> Iterator[str]:
        said.append("begun")
        yield f"server {len(said)}"
        said.append("ended")

    def stay() -> None:
        with shared_server(tmp_path, serve) as address:
            said.append(address)
            used.set()
            leave.wait(60)
            said.append("left")

    other = Thread(target=stay)
    with shared_server(tmp_path, serve) as address:
        other.start()
        assert used.wait(60)
        # Long enough that a server which does not wait has ended before.
        Timer(0.3, leave.set).start()
    other.join()
    assert said == ["begun", address, "left", "ended"]
    with shared_server(tmp_path, serve) as again:
        assert again != address
