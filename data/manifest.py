"""Vouch for the tables as they are now: `python -m data.manifest`.

Whoever changes a table runs this once; until then no start uses the change. What
has changed is the next edition of the data. The tables are checked first. Where a
variable has lost half of its figures of a year or more, nothing is written unless
`--fewer` says that this is meant.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from data.catalogue import FOLDER, read_unvouched
from data.edition import FILE, Edition, next_edition, read_edition
from data.errors import DataError, in_words
from data.fingerprint import Fingerprint, read_fingerprint

FEWER = "--fewer"


def vouch(folder: Path = FOLDER, fewer: bool = False, today: date | None = None) -> list[str]:
    """Write the manifest of the tables in `folder`; return what has changed.

    Parameters
    ----------
    today : the day of a new edition, as the clock says where it is not given

    Raises
    ------
    DataError
        If a table breaks its promise, or has lost figures and `fewer` is false.
    """
    _, now = read_unvouched(folder)
    before = _before(folder)
    losses = before.losses(now)
    if losses and not fewer:
        raise DataError(
            f"nothing written, for figures are gone: {'; '.join(losses[:20])}. "
            f"If this is meant, run: python -m data.manifest {FEWER}"
        )
    edition = next_edition(_edition_before(folder), now.sha256, today or date.today())
    _write(folder / FILE, now.as_text(edition))
    return before.changes(now) + losses


def _before(folder: Path) -> Fingerprint:
    """What was vouched for, or nothing at all where there is no manifest yet."""
    return read_fingerprint(folder) if (folder / FILE).exists() else Fingerprint({}, {}, {})


def _edition_before(folder: Path) -> Edition | None:
    """The edition vouched for last; none where the manifest is older than editions."""
    try:
        return read_edition(folder)
    except DataError:
        return None


def _write(path: Path, text: str) -> None:
    """Write a whole file or none."""
    try:
        path.with_suffix(".new").write_text(text, encoding="utf-8", newline="\n")
        path.with_suffix(".new").replace(path)
    except OSError as error:
        path.with_suffix(".new").unlink(missing_ok=True)
        raise DataError(f"{path.name}: cannot be written ({error.strerror})") from None


def main(arguments: Sequence[str]) -> None:
    """Vouch, and say what for."""
    if unknown := set(arguments) - {FEWER}:
        raise DataError(f"unknown option {sorted(unknown)[0]}; the only one is {FEWER}")
    print("\n".join(vouch(fewer=FEWER in arguments)) or "The tables are as they were.")


if __name__ == "__main__":
    sys.exit(in_words(lambda: main(sys.argv[1:])))
