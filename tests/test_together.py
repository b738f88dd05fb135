"""Tests that share something dear come together, and the dearest come last."""

from __future__ import annotations

import re
from pathlib import Path

from tests.together import shared, turn

HERE = Path(__file__).parent
FILES = sorted(path.relative_to(HERE.parent).as_posix() for path in HERE.rglob("test_*.py"))


def test_whoever_attacks_the_one_server_is_known() -> None:
    """A file that asks for it would start a second one on another worker."""
    asked = re.compile(r"def \w+\([^)]*\batlas: Attacked")
    asking = [file for file in FILES if asked.search((HERE.parent / file).read_text("utf-8"))]
    assert len(asking) > 4
    assert len({shared(f"{file}::test") for file in asking}) == 1


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
    assert shared(f"{ordered[-1]}::one") != shared(f"{ordered[-1]}::other")
