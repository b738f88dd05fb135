"""What own figures cost: 30 variables × every unit × 5 years brought in, and the index with them.

"anew" is the index of other choices, when the figures are at hand, as on the screens.

Run: python -m benchmarks.own
"""

from __future__ import annotations

import io
import os
import random
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from openpyxl import Workbook

from data.catalogue import Catalogue, read_catalogue
from own.bring import Answers, bring
from own.joined import FRAMEWORK, with_own
from own.own_set import OwnIndicator, OwnSet
from own.set_file import digest, read_set, write_set
from own.workbook import read_table
from scoring.index.chain import framework_figures, score_cities
from scoring.index.choices import IndexChoices

VARIABLES, YEARS, SEED, TIMES = 30, range(2019, 2024), 1, 10
MOST_SECONDS = 3.0
BASE = IndexChoices().framework
Made = TypeVar("Made")


def main() -> None:
    """Print what each step takes, in seconds of this processor."""
    catalogue = read_catalogue()
    for name, raw in (("CSV, long", long_text(catalogue)), ("XLSX, wide", wide_book(catalogue))):
        own = imported(name, raw, catalogue)
    file = timed("written as a file", lambda: write_set(own))
    print(f"{'':34}{len(file) / 1e6:.2f} MB, digest {digest(own)}")
    timed("read again and checked", lambda: read_set(file))
    joined = timed("joined to the tables", lambda: with_own(catalogue, own, BASE))
    for name, tables, framework in (
        ("index, published tables", catalogue, BASE),
        ("index, own figures beside", joined, BASE),
        ("index with own indicators", joined, FRAMEWORK),
    ):
        choices = IndexChoices(framework=framework)
        known = framework_figures(tables, framework, choices.year)
        for at_hand, figures in (("", None), (", anew", known)):
            score = partial(score_cities, tables, choices, figures=figures)
            score()
            timed(name + at_hand, partial(often, score), TIMES)


def imported(name: str, raw: bytes, catalogue: Catalogue) -> OwnSet:
    """Read and check a table, answer what it asks, and make a set of it."""
    start = used()
    grid = read_table(raw)
    asked = bring(grid, catalogue)
    told = Answers(columns={question.about: question.proposal for question in asked.questions})
    found = bring(grid, catalogue, answers=told)
    seconds = used() - start
    print(f"{name:34}{seconds:.3f} s for {len(found.figures):,} figures (≤ {MOST_SECONDS:.0f} s)")
    indicators = tuple(
        OwnIndicator(f"{one.code}_i", "management_mode", one.name_zh, one.name_en, "%", one.code)
        for one in found.variables
    )
    return OwnSet(
        "benchmark", variables=found.variables, figures=found.figures, indicators=indicators
    )


def long_text(catalogue: Catalogue) -> bytes:
    """Return the figures as text, a row a figure."""
    chance = random.Random(SEED)
    rows = [
        f"{code},Variable {number},%,{year},{chance.uniform(0, 100):.2f}"
        for number in range(VARIABLES)
        for code in catalogue.cities["city_code"]
        for year in YEARS
    ]
    return "\n".join(["city_code,variable,unit,year,value", *rows]).encode()


def wide_book(catalogue: Catalogue) -> bytes:
    """Return the figures as a workbook, a row a unit."""
    chance, book = random.Random(SEED), Workbook(write_only=True)
    sheet = book.create_sheet()
    headings = [f"Variable {number} (%) {year}" for number in range(VARIABLES) for year in YEARS]
    sheet.append(["城市", *headings])
    for name in catalogue.cities["name_zh"]:
        sheet.append([name, *(round(chance.uniform(0, 100), 2) for _ in headings)])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def often(make: Callable[[], object]) -> None:
    """Make something `TIMES` times."""
    for _ in range(TIMES):
        make()


def used() -> float:
    """Return the seconds of a processor that this process and its ended children have taken."""
    taken = os.times()
    return sum(taken[:4])


def timed(name: str, make: Callable[[], Made], times: int = 1) -> Made:
    """Make something, and print the seconds it took, divided by `times`."""
    start = used()
    made = make()
    print(f"{name:34}{(used() - start) / times:.3f} s")
    return made


if __name__ == "__main__":
    main()
