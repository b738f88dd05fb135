"""Work done by another process: what comes back, what stops it, and who survives."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from data.errors import DataError
from work.apart import Workers
from work.chosen import chosen
from work.executor import WorkerDied
from work.process import ROOT
from work.queue import Report
from work.worker import NICE, VARIABLE, niceness

PATIENT = 120


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    """Processes for all these tests."""
    made = Workers()
    with pytest.MonkeyPatch.context() as patched:
        patched.delenv(VARIABLE)
        yield made
    made.shutdown()


def drawn(seed: int, report: Report) -> np.ndarray:
    print("a library that prints does no harm")
    report(1, 1)
    return np.random.default_rng(seed).random(3)


def priority() -> tuple[int, int]:
    return os.getpid(), os.nice(0) if hasattr(os, "nice") else NICE


def interrupted() -> str:
    os.kill(os.getpid(), signal.SIGINT)
    return "goes on"


def refuses() -> None:
    raise DataError("no draws")


def counts(report: Report) -> int:
    made = 0
    while report(made, 10**9):
        made += 1
        time.sleep(0.01)
    return made


def counts_to(most: int) -> int:
    for _ in range(most):
        time.sleep(0.01)
    return most


def sleeps() -> None:
    time.sleep(600)


def dies() -> None:
    os._exit(3)


def dies_once(mark: Path) -> int:
    """End the process the first time."""
    if mark.exists():
        return os.getpid()
    mark.touch()
    os._exit(3)


def asks_again(asked_by: int) -> str:
    """Say who does the work of a worker: the worker."""
    found = chosen()
    assert found.call(always, os.getpid) == os.getpid() != asked_by
    assert found.submit(os.getpid).result() == os.getpid()
    assert isinstance(found.submit(refuses).exception(), DataError)
    return type(found).__name__


def always(_: int, __: int) -> bool:
    return True


def never(_: int, __: int) -> bool:
    return False


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal tells its processes otherwise")
def test_ctrl_c_is_for_whoever_asked(workers: Workers) -> None:
    """It reaches every process of a terminal; what is being done does not end in a traceback."""
    assert workers.submit(interrupted).result(PATIENT) == "goes on"


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


@pytest.mark.parametrize(("said", "nice"), [("0", 0), ("19", 19), ("20", NICE), ("-5", NICE)])
def test_how_far_a_worker_gives_way_can_be_said(
    said: str, nice: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By a number that every user may ask for; nothing else counts."""
    monkeypatch.setenv(VARIABLE, said)
    assert niceness() == nice


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


def test_a_process_that_dies_once_costs_nothing_but_time(workers: Workers, tmp_path: Path) -> None:
    """The call is begun again by another process."""
    assert workers.call(always, dies_once, tmp_path / "mark") is not None


def test_it_is_an_executor_like_any_other(tmp_path: Path) -> None:
    """Futures, keyword arguments, mapping; a call more than there are processes waits."""
    with Workers(at_once=1) as pool:
        slow = pool.submit(counts_to, 50)
        power, refused = pool.submit(pow, 2, 3, mod=5), pool.submit(refuses)
        gone = pool.submit(dies_once, tmp_path / "never")
        assert gone.cancel()
        assert slow.result(PATIENT) == 50
        assert power.result(PATIENT) == 3
        assert isinstance(refused.exception(PATIENT), DataError)
        assert list(pool.map(pow, [2, 3], [2, 2])) == [4, 9]
        assert len({pool.submit(priority).result(PATIENT) for _ in range(3)}) == 1
    assert not (tmp_path / "never").exists()
    with pytest.raises(RuntimeError, match="after shutdown"):
        pool.submit(refuses)


def test_who_is_told_to_stop_while_waiting_does_not_begin(tmp_path: Path) -> None:
    """And nothing comes of it."""
    with Workers(at_once=1) as pool:
        slow = pool.submit(counts_to, 50)
        assert pool.call(never, dies_once, tmp_path / "mark") is None
        assert slow.result(PATIENT) == 50
    assert not (tmp_path / "mark").exists()


def test_a_pool_that_is_left_ends_its_processes() -> None:
    """Those too that are in the middle of something."""
    pool = Workers(at_once=1)
    doing = pool.submit(sleeps)
    pool.shutdown(wait=False)
    assert isinstance(doing.exception(PATIENT), WorkerDied)


def test_a_process_without_work_ends_after_a_while() -> None:
    """With what it holds in memory; the next call starts another."""
    with Workers(at_once=1, idle_seconds=0.01) as pool:
        first = pool.call(always, priority)
        assert first is not None
        while _lives(first[0]):
            time.sleep(0.05)
        again = pool.call(always, priority)
        assert again is not None
        assert again[0] != first[0]


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_process_that_has_grown_is_not_used_again() -> None:
    """One that holds more than it may makes way for one that begins small."""
    pool = Workers(at_once=1, most_held=1)
    first, second = (pool.submit(priority).result(PATIENT)[0] for _ in range(2))
    pool.shutdown()
    assert first != second


def test_what_is_elsewhere_already_asks_nobody_else(workers: Workers) -> None:
    """No worker has workers of its own."""
    assert workers.call(always, asks_again, os.getpid()) == "Here"


def test_a_worker_ends_with_the_process_that_started_it() -> None:
    """Also when that was ended in the middle of a question."""
    worker = subprocess.Popen(
        [sys.executable, "-m", "work.worker"], cwd=ROOT, stdin=subprocess.PIPE
    )
    assert worker.stdin is not None
    worker.stdin.write(pickle.dumps(b"a question" * 1000)[:-500])
    worker.stdin.close()
    assert worker.wait(120) == 0
