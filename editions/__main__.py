"""Keep the present edition of the data, or list those at hand.

python -m editions keep [FOLDER]   keep the edition of the tables, or of those in FOLDER
python -m editions list            name the editions at hand
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from data.catalogue import FOLDER
from data.edition import current
from data.errors import in_words
from editions.at_hand import editions, keep
from editions.place import VARIABLE, folder


def main(arguments: list[str]) -> int:
    """Do what is asked and say what came of it; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="run.py edition",
        description="Keep the present edition of the data, so that links to it open after an "
        f"update, or list those at hand. {VARIABLE} names their folder.",
    )
    what = parser.add_subparsers(dest="what", required=True)
    kept = what.add_parser("keep", help="keep the edition of the tables")
    kept.add_argument("tables", type=Path, nargs="?", default=FOLDER, help="a folder of tables")
    what.add_parser("list", help="name the editions at hand")
    asked = parser.parse_args(arguments)
    return in_words(lambda: _keep(asked.tables) if asked.what == "keep" else _list())


def _keep(tables: Path) -> None:
    path = keep(tables)
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")


def _list() -> None:
    print(f"{current().label}  {current().date}  (the present one)")
    for edition in editions():
        print(f"{edition.label}  {edition.date}  {folder() / f'{edition.label}.zip'}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
