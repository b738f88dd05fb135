"""The editions at hand: which there are, one of them whole, and how one is kept."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from pandas import Series

from data.catalogue import FOLDER, check_tables, table_names
from data.edition import FILE, METHOD, Edition, is_label, read_edition
from data.errors import DataError
from data.fingerprint import check_unchanged
from data.reading import read_text
from editions.about import FILE as ABOUT
from editions.about import about
from editions.archive import SCORES, Earlier, packed, read_archive, read_label, read_only_scores
from editions.errors import NotAtHand
from editions.place import folder
from editions.scores import Scores, written
from scoring.index.chain import score_cities

_ENDING = ".zip"
_MOST = 200


def labels() -> tuple[str, ...]:
    """Return the labels of the editions at hand, the latest first; those whose name is one."""
    try:
        found = [path.stem for path in folder().glob(f"*{_ENDING}") if is_label(path.stem)]
    except OSError:
        return ()
    return tuple(sorted(found, key=_order, reverse=True)[:_MOST])


def editions() -> Iterator[Edition]:
    """Yield the editions at hand, the latest first; what is named so and is none is left out."""
    for label in labels():
        try:
            found = read_label(_path(label))
        except DataError:
            continue
        if found.label == label:
            yield found


def find(label: str) -> Earlier:
    """Return an edition that is at hand.

    Raises
    ------
    DataError
        If it is not at hand, or cannot be read by this version; see `read_archive`.
    """
    return read_archive(_checked(label), label)


def find_scores(label: str, cities: Series) -> Scores:
    """Return the index of an edition at hand, also where its tables have another form by now.

    Parameters
    ----------
    cities : codes of the units that are known today; others are left out

    Raises
    ------
    DataError
        If it is not at hand, or its scores cannot be read.
    """
    return read_only_scores(_checked(label), label, cities)


def keep(tables: Path = FOLDER) -> Path:
    """Keep the edition of the tables in a folder; return its archive.

    Raises
    ------
    DataError
        If the tables are not as vouched for, are of another method than this version's, or
        the archive cannot be written.
    """
    texts = {name: read_text(tables / f"{name}.csv") for name in table_names()}
    catalogue, found = check_tables(texts)
    check_unchanged(tables, found)
    edition = read_edition(tables)
    if edition.method != METHOD:
        raise DataError(
            f"edition {edition.label} is of method {edition.method}, and this version scores by "
            f"method {METHOD}: keep it with the version that it came with"
        )
    result = score_cities(catalogue)
    files = {
        FILE: (tables / FILE).read_text(encoding="utf-8"),
        ABOUT: about(result).as_text(),
        SCORES: written(result),
        **{f"{name}.csv": text for name, text in texts.items()},
    }
    return _write(_path(edition.label), packed(files))


def _checked(label: str) -> Path:
    """The archive of an edition; what has the form of a label is no other path."""
    if not is_label(label):
        raise NotAtHand("this is no edition of the data")
    if not (path := _path(label)).is_file():
        raise NotAtHand(f"edition {label} is not at hand")
    return path


def _write(path: Path, content: bytes) -> Path:
    """Write a whole file or none."""
    new = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        new.write_bytes(content)
        new.replace(path)
    except OSError as error:
        new.unlink(missing_ok=True)
        raise DataError(f"{path.name}: cannot be written ({error.strerror})") from None
    return path


def _path(label: str) -> Path:
    return folder() / f"{label}{_ENDING}"


def _order(label: str) -> tuple[int, int, str]:
    year, _, rest = label.partition(".")
    of_year, _, found = rest.partition("-")
    return int(year), int(of_year), found
