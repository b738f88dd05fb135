"""Build the site: part by part in a few processes, from where a stopped build left off.

What is being built lies beside what is published, in a folder that is not served;
the last step puts it in place.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from concurrent import futures
from functools import lru_cache
from pathlib import Path
from typing import Any

from data.errors import DataError
from publish import edition, shared
from publish.alone import only_one
from publish.cities import publish_city
from publish.folder import Folder
from publish.home import CATALOGUE, write_catalogue, write_home
from publish.listing import write_list
from publish.measures import publish_measure
from publish.plan import Part, Plan
from publish.questions import publish_question
from publish.site import Site
from publish.tables import publish_tables
from ui.figures.doubt import kept as doubt_kept

_MAKERS = {"measure": publish_measure, "city": publish_city, "question": publish_question}
_PLURALS = {"measure": "measures", "city": "cities", "question": "questions"}
_RECORDS = "records"
Tell = Callable[[int, int], None]


def publish(out: Path, plan: Plan, workers: futures.Executor, tell: Tell) -> Path:
    """Write the site of this edition into a folder of its own in `out`, and return that folder.

    Parameters
    ----------
    workers : make the parts
    tell : is told how many parts are done, of how many

    Raises
    ------
    DataError
        If the folder holds something else, or another process is writing there.
    """
    with only_one(out):
        return _publish(out, out / edition.path_part(), plan, workers, tell)


def _publish(out: Path, target: Path, plan: Plan, workers: futures.Executor, tell: Tell) -> Path:
    if target.exists() and _build_of(target) is None:
        raise DataError(f"{target}: holds something else than a published edition")
    if not is_whole(target):
        _build(target, plan, workers, tell)
    # Also where nothing was made: somebody may have taken an edition away.
    write_list(out)
    return target


def _build(target: Path, plan: Plan, workers: futures.Executor, tell: Tell) -> None:
    unfinished = _begun(target)
    folder = Folder(unfinished)
    site = Site(folder, shared.write_shared(folder), plan)
    shared.keep(folder, site.shared)
    _make_parts(site, workers, tell)
    _finish(site)
    _put_in_place(unfinished, target)


def is_whole(target: Path) -> bool:
    """Whether a folder holds a whole site made by the same code from the same tables."""
    return _build_of(target) == edition.build_key()


def make_part(root: str, plan: Plan, part: Part) -> None:
    """Make one part; its record is written last, so that it counts only when it is whole."""
    # What a server has at hand before its first reader; else medians of ranks are not told.
    doubt_kept.rank_uncertainty()
    site = Site(Folder(Path(root)), _shared_of(root), plan)
    entry = _MAKERS[part.kind](site, part)
    site.folder.write(_record(part), json.dumps(entry, ensure_ascii=False))


@lru_cache(1)
def _shared_of(root: str) -> shared.Shared:
    return shared.read(Folder(Path(root)))


def _begun(target: Path) -> Path:
    """The hidden folder of a build, with what is left of one by the same code and tables."""
    folder, mark = target.with_name(f".{target.name}"), "build"
    try:
        kept = (folder / mark).read_text(encoding="utf-8")
    except OSError:
        kept = ""
    if folder.exists() and kept != edition.build_key():
        shutil.rmtree(folder)
    # What a killed process had begun to write.
    for begun in folder.rglob(".*"):
        begun.unlink()
    Folder(folder).write(mark, edition.build_key())
    return folder


def _make_parts(site: Site, workers: futures.Executor, tell: Tell) -> None:
    root, parts = str(site.folder.root), site.plan.parts
    left = [part for part in parts if not (site.folder.root / _record(part)).exists()]
    done = len(parts) - len(left)
    tell(done, len(parts))
    asked = [workers.submit(make_part, root, site.plan, part) for part in left]
    for more, one in enumerate(futures.as_completed(asked), start=1):
        one.result()
        tell(done + more, len(parts))


def _finish(site: Site) -> None:
    """Write what names all parts, and take away what only the build needed."""
    entries = {
        **{name: list(_entries(site, kind)) for kind, name in _PLURALS.items()},
        "tables": publish_tables(site),
    }
    write_home(site, entries)
    shutil.rmtree(site.folder.root / _RECORDS, ignore_errors=True)
    for name in ("build", shared.FILE):
        (site.folder.root / name).unlink()
    write_catalogue(site, entries)


def _entries(site: Site, kind: str) -> Iterator[dict[str, Any]]:
    for part in site.plan.parts:
        if part.kind == kind:
            yield json.loads((site.folder.root / _record(part)).read_text(encoding="utf-8"))


def _record(part: Part) -> str:
    return f"{_RECORDS}/{part.kind}-{part.code}.json"


def _put_in_place(made: Path, target: Path) -> None:
    """What was there is out of the way at once, and deleted when the new one stands."""
    gone = target.with_name(f".{target.name}.gone")
    shutil.rmtree(gone, ignore_errors=True)
    if target.exists():
        target.replace(gone)
    made.replace(target)
    shutil.rmtree(gone, ignore_errors=True)


def _build_of(target: Path) -> str | None:
    try:
        return str(json.loads((target / CATALOGUE).read_text(encoding="utf-8"))["build"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
