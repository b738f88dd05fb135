"""An edition in one file: the tables, their manifest, and the scores that its method gave.

What is in the file is text. It is bounded before it is read, and each table
goes through the checks of today's tables; nothing in it is unpacked to a disk
or run.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pandas import Series

from data.catalogue import Catalogue, check_tables, table_names
from data.edition import FILE, Edition, edition_of
from data.errors import DataError
from data.fingerprint import fingerprint_of
from data.reading import as_text, check_size
from editions.about import BEFORE, About, read_about
from editions.about import FILE as ABOUT
from editions.scores import Scores, as_scored, read_scores
from scoring.index.chain import Scored

SCORES = "scores.csv"
# Every file has the same date, so that one edition is the same bytes wherever it is kept.
_DATE = (1980, 1, 1, 0, 0, 0)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)


@dataclass(frozen=True, eq=False)
class Earlier:
    """An edition that is at hand.

    Attributes
    ----------
    edition : its number, date, method and hash
    catalogue : its tables, checked
    scores : of its default index, as its own method gave them
    index : the same, in the tree of its framework
    """

    edition: Edition
    catalogue: Catalogue
    scores: Scores
    index: Scored


def packed(texts: Mapping[str, str]) -> bytes:
    """Return files as one archive, the same for the same content.

    Parameters
    ----------
    texts : name of each file → its text
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, text in texts.items():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text.encode())
    return out.getvalue()


def read_archive(path: Path, label: str) -> Earlier:
    """Return the edition that an archive holds.

    Raises
    ------
    DataError
        If the file cannot be read, is not an edition, is another one than `label`
        says, a table in it breaks a promise of today's tables, or its scores are none of
        its framework.
    """
    texts = _texts(path)
    edition = edition_of(texts[FILE])
    if edition.label != label:
        raise DataError(f"{path.name}: holds edition {edition.label}")
    catalogue, found = check_tables({name: texts[f"{name}.csv"] for name in table_names()})
    if fingerprint_of(texts[FILE]) != found:
        raise DataError(f"{path.name}: its tables are not those of its {FILE}")
    scores = read_scores(texts[SCORES], catalogue.cities["city_code"])
    return Earlier(edition, catalogue, scores, as_scored(scores, _about(texts), catalogue))


def read_only_scores(path: Path, label: str, cities: Series) -> Scores:
    """Return the scores in an archive, whatever form its tables have.

    Raises
    ------
    DataError
        As `read_archive`, save that no table is looked at.
    """
    if read_label(path).label != label:
        raise DataError(f"{path.name}: holds another edition")
    return read_scores(_one(path, SCORES), cities)


def read_label(path: Path) -> Edition:
    """Return which edition an archive says it holds, without reading its tables.

    Raises
    ------
    DataError
        If it cannot be read, or names none.
    """
    return edition_of(_one(path, FILE))


def _about(texts: Mapping[str, str]) -> About:
    """Which index the scores are of; archives from before say nothing of it."""
    return read_about(texts[ABOUT]) if ABOUT in texts else BEFORE


def _one(path: Path, name: str) -> str:
    """The text of one file in an archive."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _text(archive, name)
    except (OSError, KeyError, *_BROKEN) as error:
        raise DataError(f"{path.name}: is no edition of the data ({error})") from None


def _texts(path: Path) -> dict[str, str]:
    """The text of each file in an archive, which has these files and no others."""
    names = [FILE, SCORES, *(f"{name}.csv" for name in table_names())]
    try:
        check_size(path.name, path.stat().st_size)
        with zipfile.ZipFile(path) as archive:
            there = archive.namelist()
            names += [ABOUT] if ABOUT in there else []
            if sorted(there) != sorted(names):
                raise DataError(f"{path.name}: has other files than an edition of today's form")
            check_size(path.name, sum(entry.file_size for entry in archive.infolist()))
            return {name: _text(archive, name) for name in names}
    except (OSError, KeyError, *_BROKEN) as error:
        raise DataError(f"{path.name}: is no edition of the data ({error})") from None


def _text(archive: zipfile.ZipFile, name: str) -> str:
    """A file's text; no more is unpacked than it says of itself, and that is bounded."""
    size = archive.getinfo(name).file_size
    check_size(name, size)
    with archive.open(name) as file:
        raw = file.read(size + 1)
    return as_text(name, raw)
