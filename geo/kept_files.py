"""Files that are built once: each under a hash of its content, the manifest last.

A build that is interrupted, or two at once, leave only complete files.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from data.errors import DataError
from geo.boundaries.packages import installed_version

_STALE_SECONDS = 3600


def key_of(paths: Iterable[Path], libraries: Iterable[str]) -> str:
    """Return a hash of files and of the versions of libraries.

    Raises
    ------
    DataError
        If a file cannot be read, or a library is not installed.
    """
    digest = hashlib.sha256()
    for path in paths:
        try:
            digest.update(bytes.fromhex(_hash_of(path)))
        except OSError as error:
            raise DataError(f"{path.name}: cannot be read ({error.strerror})") from None
    for library in libraries:
        digest.update(f"{library} {installed_version(library)}".encode())
    return digest.hexdigest()


def read_kept(folder: Path, manifest: str, key: str) -> dict[str, str] | None:
    """Return role → name of the files of an earlier build, if it is for this key and undamaged."""
    try:
        kept = json.loads((folder / manifest).read_text(encoding="utf-8"))
        if kept["key"] != key:
            return None
        if any(_hash_of(folder / name) != was for name, was in kept["hashes"].items()):
            return None
        return dict(kept["files"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def keep(
    folder: Path, manifest: str, key: str, write: Callable[[Path], dict[str, str]]
) -> dict[str, str]:
    """Have files written in a workshop, move them into place and return role → name.

    Parameters
    ----------
    write : writes into the folder it is given and returns role → name there

    Raises
    ------
    DataError
        If the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        workshop = Path(tempfile.mkdtemp(prefix=".building-", dir=folder))
        try:
            return _publish(workshop, folder, manifest, key, write(workshop))
        finally:
            shutil.rmtree(workshop, ignore_errors=True)
    except OSError as error:
        raise DataError(
            f"{folder.name}/: the files of the map cannot be written there "
            f"({error.strerror or error}); make room, or let the atlas write into this folder",
            "map_not_written",
        ) from None


def _hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _publish(
    workshop: Path, folder: Path, manifest: str, key: str, made: Mapping[str, str]
) -> dict[str, str]:
    """Move the finished files into place, the manifest last; all are written before one moves."""
    hashes: dict[str, str] = {}
    named: dict[str, str] = {}
    for role, name in made.items():
        content = _hash_of(workshop / name)
        stem, dot, ending = name.partition(".")
        named[role] = f"{stem}-{content[:12]}{dot}{ending}"
        hashes[named[role]] = content
    written = workshop / manifest
    written.write_text(json.dumps({"key": key, "files": named, "hashes": hashes}, indent=1))
    for role, name in made.items():
        (workshop / name).replace(folder / named[role])
    written.replace(folder / manifest)
    _remove_older(folder, made.values(), set(hashes))
    return named


def _remove_older(folder: Path, names: Iterable[str], current: set[str]) -> None:
    """Remove what earlier builds left; another server may still be at work on what is fresh."""
    stems = "|".join(re.escape(name.partition(".")[0]) for name in names)
    ours = re.compile(rf"(?:{stems})-[0-9a-f]{{12}}\.|\.building-")
    for path in folder.iterdir():
        if path.name in current or not ours.match(path.name):
            continue
        with contextlib.suppress(OSError):
            if time.time() - path.stat().st_mtime > _STALE_SECONDS:
                shutil.rmtree(path) if path.is_dir() else path.unlink()
