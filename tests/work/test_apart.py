"""Work done by another process: what comes back, what stops it, and who survives."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import time
from collections.abc import Iterator

import numpy as np
import pytest

from data.errors import DataError
from work.apart import ROOT, WorkerDied, Workers
from work.queue import Report
from work.worker import NICE


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    """Processes for all these tests."""
    made = Workers()
    yield made
    made.close()


def drawn(seed: int, report: Report) -> np.ndarray:
    print("a library that prints does no harm")
    report(1, 1)
    return np.random.default_rng(seed).random(3)


def priority() -> tuple[int, int]:
    return os.getpid(), os.nice(0) if hasattr(os, "nice") else NICE


def refuses() -> None:
    raise DataError("no draws")


def counts(report: Report) -> int:
    made = 0
    while report(made, 10**9):
        made += 1
        time.sleep(0.01)
    return made


def sleeps() -> None:
    time.sleep(600)


def dies() -> None:
    os._exit(3)


def always(_: int, __: int) -> bool:
    return True


def never(_: int, __: int) -> bool:
    return False


def test_the_same_seed_gives_the_same_numbers(workers: Workers) -> None:
    """Here and there."""
    found = workers.call(always, drawn, 7, told="report")
    assert found is not None
    assert (found == drawn(7, always)).all()


def test_a_worker_gives_way_and_is_used_again(workers: Workers) -> None:
    """It has a low priority, and the next call finds the same process."""
    first, again = workers.call(always, priority), workers.call(always, priority)
    assert first == again
    assert first is not None
    assert first[0] != os.getpid()
    assert first[1] == NICE


def test_an_error_keeps_its_type(workers: Workers) -> None:
    """So that a screen can say it in words."""
    with pytest.raises(DataError, match="no draws"):
        workers.call(always, refuses)


def test_stopped_work_hands_back_what_it_has(workers: Workers) -> None:
    """The word to stop reaches a function at its next report."""
    asked = iter([True] * 3)
    made = workers.call(lambda *_: next(asked, False), counts, told="report")
    assert made is not None
    assert made > 0


def test_work_that_does_not_stop_is_ended(workers: Workers) -> None:
    """Its process too; the next call gets another one."""
    assert workers.call(never, sleeps) is None
    assert workers.call(always, priority) is not None


def test_a_process_that_dies_is_told_and_replaced(workers: Workers) -> None:
    """Never waited for."""
    with pytest.raises(WorkerDied):
        workers.call(always, dies)
    assert workers.call(always, priority) is not None


def test_a_worker_ends_with_the_process_that_started_it() -> None:
    """Also when that was ended in the middle of a question."""
    worker = subprocess.Popen(
        [sys.executable, "-m", "work.worker"], cwd=ROOT, stdin=subprocess.PIPE
    )
    assert worker.stdin is not None
    worker.stdin.write(pickle.dumps(b"a question" * 1000)[:-500])
    worker.stdin.close()
    assert worker.wait(120) == 0
