"""Copies of the tables for tests that alter them, with their manifest rewritten or not."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from data.catalogue import FOLDER
from data.fingerprint import FILE
from data.manifest import vouch


def copy_tables(folder: Path) -> Path:
    """Copy every table and the manifest into `folder`; a change then stands unvouched for."""
    for table in (*FOLDER.glob("*.csv"), FOLDER / FILE):
        shutil.copy(table, folder)
    return folder


def alter(folder: Path, table: str, change: Callable[[str], str]) -> None:
    """Change the text of a table in a copy."""
    path = folder / f"{table}.csv"
    before = path.read_text(encoding="utf-8")
    after = change(before)
    assert after != before, f"{table}.csv does not hold what should be changed"
    path.write_text(after, encoding="utf-8", newline="")


def altered_and_vouched(folder: Path, table: str, change: Callable[[str], str]) -> Path:
    """Copy the tables, change one and rewrite the manifest, whatever was lost.

    Raises
    ------
    DataError
        If the changed tables break a promise.
    """
    alter(copy_tables(folder), table, change)
    vouch(folder, fewer=True)
    return folder
