"""What the caches hold after 200 distinct indexes, and after 2,000.

Run: python -m benchmarks.caches [--each]

Every index differs from the others, as if each reader had chosen weights of
their own, and goes the way of a screen: scored, measured, classed, said by the
atlas, proved. With `--each`, what one entry of each cache takes: its bound
times this is what it may hold.
"""

from __future__ import annotations

import argparse
import ctypes
import gc
import logging
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from scoring.index.choices import IndexChoices
from ui.address.view import DEFAULT_CHOICES, INDEX, View
from ui.atlas import kept as atlas_kept
from ui.city import kept as city_kept
from ui.compare import kept as compare_kept
from ui.diagnosis import kept as diagnosis_kept
from ui.figures import kept
from ui.figures.classes import kept as classes_kept
from ui.figures.doubt import kept as doubt_kept
from ui.figures.proofs import kept as proofs_kept
from ui.figures.space import kept as space_kept
from ui.index_lab import kept as lab_kept
from ui.index_lab.proofs import kept as lab_proofs_kept
from ui.regions import kept as regions_kept

FEW, MANY = 200, 2_000
CITY, OTHER = "320500", "320100"
_PAGE_BYTES = 4096


def main() -> None:
    """Print the memory of this process after few and after many indexes."""
    logging.disable(logging.WARNING)
    parser = argparse.ArgumentParser()
    parser.add_argument("--each", action="store_true", help="what one entry of each cache takes")
    parser.add_argument("--many", type=int, default=MANY)
    asked = parser.parse_args()
    kept.scored()
    space_kept.neighbours()
    if asked.each:
        each()
        return
    start = time.perf_counter()
    print(f"with the tables read: {resident():.0f} MB")
    for number in range(asked.many):
        for ask in WAYS.values():
            ask(index(number))
        if number + 1 == FEW:
            few = resident()
            print(f"after {FEW} indexes: {few:.0f} MB", flush=True)
    many = resident()
    seconds = time.perf_counter() - start
    print(f"after {asked.many} indexes: {many:.0f} MB, {many - few:+.0f} ({seconds:.0f} s)")


def each() -> None:
    """Print what an entry takes, over a dozen of them."""
    for name, ask in (WAYS | DEAR).items():
        few = 3 if name in DEAR else 12
        for number in range(2):
            ask(index(number))
        before = resident()
        for number in range(2, 2 + few):
            ask(index(number))
        print(f"{name:24s} {(resident() - before) / few:6.2f} MB", flush=True)


def index(number: int) -> IndexChoices:
    """Return an index that differs from that of every other number."""
    first = kept.framework_tree(DEFAULT_CHOICES.framework).headings[0]
    return replace(DEFAULT_CHOICES, weights=((first, 1.0 + number / 1000),))


def resident() -> float:
    """Return the memory of this process in MB, without what was freed and not given back."""
    gc.collect()
    ctypes.CDLL("libc.so.6").malloc_trim(0)
    pages = Path("/proc/self/statm").read_text(encoding="utf-8").split()[1]
    return int(pages) * _PAGE_BYTES / 1e6


# What a reader's own index passes through, in a few hundredths of a second each.
WAYS: dict[str, Callable[[IndexChoices], object]] = {
    "scored": kept.scored,
    "measure": lambda choices: kept.measure(INDEX, 2023, choices),
    "classes": lambda choices: classes_kept.classed(View(choices=choices)),
    "settled": lambda choices: kept.settle(View(choices=choices)),
    "atlas": lambda choices: atlas_kept.answer(View(choices=choices)),
    "guarantees": proofs_kept.guarantees,
    "attained": lambda choices: proofs_kept.attained(choices, CITY, 10),
    "best case": lambda choices: proofs_kept.best_case(choices, CITY, 10),
    "what if": diagnosis_kept.what_if,
    "laboratory": lambda choices: lab_kept.answer(View(choices=choices)),
}
# What takes longer: asked only with `--each`.
DEAR: dict[str, Callable[[IndexChoices], object]] = {
    "ranks drawn": doubt_kept.rank_uncertainty,
    "pattern": lambda choices: space_kept.pattern(
        INDEX, 2023, choices, frozenset(kept.scored(choices).ranks.index), 1
    ),
    "subjects": lambda choices: diagnosis_kept.subjects(View(choices=choices), "city"),
    "city": lambda choices: city_kept.overview(View(choices=choices, city=CITY)),
    "comparison": lambda choices: compare_kept.overview(
        View(choices=choices, compare=(CITY, OTHER))
    ),
    "regions": lambda choices: regions_kept.answer(View(choices=choices)),
    "proofs of all": lambda choices: lab_proofs_kept.found(View(choices=choices)),
}


if __name__ == "__main__":
    main()
