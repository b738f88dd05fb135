"""The folder that is built: files come whole or not at all, under names that say their content."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import NotRequired, TypedDict

_DIGITS = 10
FILES, SHARED = "files", "shared"


class Published(TypedDict):
    """One file of the catalogue.

    `path` lies below the catalogue's own folder; `language` is ``zh``, ``en``, or
    ``mul`` for a file that names everything in both; `title` says what a file holds where
    a part has several of a kind.
    """

    path: str
    type: str
    language: str
    bytes: int
    sha256: str
    title: NotRequired[str]


TYPES = {
    "csv": "text/csv",
    "json": "application/csvm+json",
    "geojson": "application/geo+json",
    "svg": "image/svg+xml",
    "png": "image/png",
    "gz": "application/gzip",
}


@dataclass(frozen=True)
class Folder:
    """Where a build writes."""

    root: Path

    def write(self, path: str, content: bytes | str) -> str:
        """Put a file into place, whole or not at all, and return its path."""
        data = content.encode() if isinstance(content, str) else content
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        # Two processes never make the same file, but a stopped one may have begun it.
        passing = target.with_name(f".{target.name}.{os.getpid()}")
        passing.write_bytes(data)
        passing.replace(target)
        return path

    def publish(self, name: str, ending: str, content: bytes, language: str = "mul") -> Published:
        """Write a file under a name with a hash of its content, which may be kept for good."""
        digest = hashlib.sha256(content).hexdigest()
        path = self.write(f"{FILES}/{name}-{digest[:_DIGITS]}.{ending}", content)
        return self.entry(path, content, language)

    def share(self, name: str, ending: str, content: bytes) -> str:
        """Write what many pages load, and return its path."""
        digest = hashlib.sha256(content).hexdigest()[:_DIGITS]
        return self.write(f"{SHARED}/{name}-{digest}.{ending}", content)

    def entry(self, path: str, content: bytes, language: str = "mul") -> Published:
        """Return what the catalogue says of a file."""
        return Published(
            path=path,
            type=TYPES[path.rpartition(".")[2]],
            language=language,
            bytes=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
        )
