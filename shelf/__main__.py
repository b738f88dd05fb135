"""Back up and restore the shelf.

python -m shelf backup FILE
python -m shelf restore FILE
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from data.errors import in_words
from shelf.backup import backup, restore
from shelf.database import Database
from shelf.place import place


def main(arguments: list[str]) -> int:
    """Do what is asked and say how much there was; return the exit code."""
    parser = argparse.ArgumentParser(prog="run.py shelf", description=__doc__)
    parser.add_argument("what", choices=("backup", "restore"))
    parser.add_argument("file", type=Path)
    asked = parser.parse_args(arguments)
    return in_words(lambda: _do(asked.what, asked.file))


def _do(what: str, file: Path) -> None:
    database = Database(place())
    counts = (backup if what == "backup" else restore)(database, file)
    database.close()
    held = ", ".join(f"{count} {name}" for name, count in counts.items())
    print(f"{file}: {held}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
