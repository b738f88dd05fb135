"""How the tables were when somebody last vouched for them: manifest.toml.

For each table its rows and the SHA-256 of its text, for each variable and year
how many figures there were. A table that has lost its figures still reads; only
what it was before shows that it should not be ranked.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pandas import DataFrame

from data.edition import COMMAND, FILE, Edition
from data.errors import DataError

_SHOWN = 5
Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Fingerprint:
    """What tells one state of the tables from another.

    Attributes
    ----------
    rows : table → how many rows
    sha256 : table → hash of its text, with ``\\n`` at the end of each line
    figures : variable → year → how many units have a figure
    """

    rows: Mapping[str, int]
    sha256: Mapping[str, str]
    figures: Counts

    def changes(self, now: Fingerprint) -> list[str]:
        """Return a line for each table that is not what it was."""
        return [
            f"{table}.csv: {self.rows.get(table, 0):,} rows before, {now.rows[table]:,} now"
            for table, content in now.sha256.items()
            if self.sha256.get(table) != content
        ]

    def losses(self, now: Fingerprint) -> list[str]:
        """Return a line for each variable and year that has lost half of its figures or more."""
        return [
            f"{variable} {year}: {count} figures before, {left} now"
            for variable, years in self.figures.items()
            for year, count in years.items()
            if 2 * (left := now.figures.get(variable, {}).get(year, 0)) <= count
        ]

    def as_text(self, edition: Edition) -> str:
        """Return the manifest, the same text for the same tables of the same edition."""
        tables = (
            f'{table} = {{ rows = {count}, sha256 = "{self.sha256[table]}" }}'
            for table, count in self.rows.items()
        )
        figures = (
            f"{variable} = {{ {', '.join(f'{year} = {n}' for year, n in years.items())} }}"
            for variable, years in self.figures.items()
        )
        head = f"# Written by `{COMMAND}`: what a start compares the tables with."
        return "\n".join(
            [head, "", edition.as_text(), "", "[tables]", *tables, "", "[figures]", *figures, ""]
        )


def fingerprint(texts: Mapping[str, str], tables: Mapping[str, DataFrame]) -> Fingerprint:
    """Return the fingerprint of tables that have been read and checked."""
    values = tables["values"]
    known = values["value"].notna()
    each = (values[column][known].tolist() for column in ("variable", "year"))
    figures: dict[str, dict[str, int]] = {}
    for (variable, year), count in sorted(Counter(zip(*each, strict=True)).items()):
        figures.setdefault(variable, {})[str(year)] = count
    return Fingerprint(
        {table: len(frame) for table, frame in tables.items()},
        {table: hashlib.sha256(text.encode()).hexdigest() for table, text in texts.items()},
        figures,
    )


def read_fingerprint(folder: Path) -> Fingerprint:
    """Return what the manifest in `folder` says.

    Raises
    ------
    DataError
        If it is missing or is not a manifest.
    """
    try:
        return fingerprint_of((folder / FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise DataError(
            f"{FILE}: the file is missing from {folder.name}/; run: {COMMAND}"
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{FILE}: cannot be read ({error!r}); run: {COMMAND}") from None


def fingerprint_of(manifest: str) -> Fingerprint:
    """Return what the text of a manifest says.

    Raises
    ------
    DataError
        If it is not a manifest.
    """
    try:
        kept = tomllib.loads(manifest)
        return Fingerprint(
            {table: int(entry["rows"]) for table, entry in kept["tables"].items()},
            {table: str(entry["sha256"]) for table, entry in kept["tables"].items()},
            {
                variable: {year: int(count) for year, count in years.items()}
                for variable, years in kept["figures"].items()
            },
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DataError(f"{FILE}: cannot be read ({error!r}); run: {COMMAND}") from None


def check_unchanged(folder: Path, now: Fingerprint) -> None:
    """Stop unless the tables are those of the manifest in `folder`.

    Raises
    ------
    DataError
        Naming each changed table with its rows before and after, what was lost,
        and the command that accepts the change.
    """
    before = read_fingerprint(folder)
    changes = before.changes(now)
    if not changes and before == now:
        return
    losses = before.losses(now)
    told = "; ".join(changes or [f"{FILE} does not fit the tables"])
    lost = "; ".join(losses[:_SHOWN])
    more = f" and {len(losses) - _SHOWN} more" if len(losses) > _SHOWN else ""
    raise DataError(
        f"changed without a word: {told}{f'. Lost: {lost}{more}' if lost else ''}. "
        f"If this is meant, run: {COMMAND}"
    )
