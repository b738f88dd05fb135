"""The line for heavy work: order, places, bounds, leaving, and what is remembered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from threading import Event
from time import sleep

import pytest

from data.errors import DataError
from work.queue import Job, Queue, QueueFull, Report

PATIENT = 60


@dataclass
class House:
    """A queue with a clock to be set by hand, and work that waits to be let go."""

    here: set[str] = field(default_factory=lambda: {"ann", "bo", "cy"})
    time: float = 0.0
    order: list[str] = field(default_factory=list)
    gates: dict[str, Event] = field(default_factory=dict)
    begun: dict[str, Event] = field(default_factory=dict)

    def queue(self, **bounds: float) -> Queue:
        given: dict[str, float] = {
            "at_once": 2,
            "most_waiting": 3,
            "most_each": 3,
            "kept": 2,
            "patience": 10,
        }
        given |= bounds
        most = int(given.pop("at_once"))
        return Queue(
            self.here.__contains__,
            at_once=lambda: most,
            now=lambda: self.time,
            **given,  # type: ignore[arg-type]
        )

    def work(self, name: str) -> Callable[[Report], str]:
        """Work that begins, and reports until its gate opens or it is told to stop."""
        gate = self.gates.setdefault(name, Event())
        begun = self.begun.setdefault(name, Event())

        def run(report: Report) -> str:
            self.order.append(name)
            begun.set()
            while not gate.wait(0.01):
                if not report(1, 4):
                    return f"part of {name}"
            return name

        return run

    def ask(self, queue: Queue, name: str, owner: str = "ann", brief: bool = False) -> Job[str]:
        return queue.ask(name, owner, self.work(name), brief=brief)

    def let_go(self) -> None:
        for gate in self.gates.values():
            gate.set()


@pytest.fixture
def house() -> Iterator[House]:
    """A house that lets everybody go in the end."""
    made = House()
    yield made
    made.let_go()


def test_two_run_and_the_others_wait_in_their_order(house: House) -> None:
    """The third has two ahead, the fourth three; one that ends lets the third begin."""
    queue = house.queue(kept=4)
    owners = ["ann", "bo", "cy", "ann"]
    jobs = [house.ask(queue, name, owner) for name, owner in zip("abcd", owners, strict=True)]
    assert [queue.ahead(job) for job in jobs] == [0, 0, 2, 3]
    house.gates["b"].set()
    assert jobs[1].wait(PATIENT)
    assert house.begun["c"].wait(PATIENT)
    assert not house.begun["d"].is_set()
    assert queue.ahead(jobs[3]) == 2
    house.let_go()
    assert [job.wait(PATIENT) and job.result for job in jobs] == list("abcd")
    assert house.order[2:] == ["c", "d"]


def test_what_is_brief_goes_before_what_takes_long(house: House) -> None:
    """And among itself in its order."""
    queue = house.queue(most_waiting=9, most_each=9)
    for name in "ab":
        house.ask(queue, name)
    waiting = [house.ask(queue, name, brief=name.isupper()) for name in "cXY"]
    assert [queue.ahead(job) for job in waiting] == [4, 2, 3]


def test_the_same_key_is_the_same_work(house: House) -> None:
    """Two readers of one run share it, and it counts once."""
    queue = house.queue()
    job = house.ask(queue, "a")
    assert house.ask(queue, "a", "bo") is job
    house.let_go()
    assert job.wait(PATIENT)
    assert house.ask(queue, "a", "cy") is job


def test_a_full_line_takes_no_more(house: House) -> None:
    """Two run and three wait; the sixth is refused, and joining one of the five is not."""
    queue = house.queue(most_each=9)
    for name in "abcde":
        house.ask(queue, name)
    with pytest.raises(QueueFull) as refused:
        house.ask(queue, "f", "bo")
    assert (refused.value.bound, refused.value.most) == ("total", 3)
    house.ask(queue, "e", "bo")


def test_one_reader_does_not_fill_the_line(house: House) -> None:
    """A fourth run of one owner is refused, another owner's is taken."""
    queue = house.queue(most_waiting=9)
    for name in "abc":
        house.ask(queue, name)
    with pytest.raises(QueueFull) as refused:
        house.ask(queue, "d")
    assert (refused.value.bound, refused.value.most) == ("each", 3)
    house.ask(queue, "d", "bo")


def test_a_run_ends_when_the_last_of_its_readers_lets_it_go(house: House) -> None:
    """Not with the first; what was made until then is its result."""
    queue = house.queue()
    job = house.ask(queue, "a")
    house.ask(queue, "a", "bo")
    assert house.begun["a"].wait(PATIENT)
    queue.leave(job, "ann")
    assert not job.stopped
    queue.leave(job, "bo")
    assert job.wait(PATIENT)
    assert job.stopped
    assert job.result == "part of a"


def test_a_waiting_run_that_is_let_go_never_begins(house: House) -> None:
    """Its place goes to the next."""
    queue = house.queue(most_each=9)
    jobs = [house.ask(queue, name) for name in "abcd"]
    queue.leave(jobs[2], "ann")
    assert jobs[2].wait(PATIENT)
    assert jobs[2].result is None
    assert queue.ahead(jobs[3]) == 2
    house.let_go()
    assert jobs[3].wait(PATIENT)
    assert "c" not in house.order


def test_a_reader_who_has_left_takes_the_run_along(house: House) -> None:
    """After the time a broken connection is given to come back."""
    queue = house.queue()
    job = house.ask(queue, "a")
    assert house.begun["a"].wait(PATIENT)
    house.here.discard("ann")
    house.time = 9
    queue.sweep()
    assert not job.stopped
    house.time = 10
    queue.sweep()
    assert job.wait(PATIENT)
    assert job.stopped


def test_a_reader_who_comes_back_in_time_keeps_the_run(house: House) -> None:
    """The time away is counted anew."""
    queue = house.queue()
    job = house.ask(queue, "a")
    for time, here in ((9, False), (10, True), (19, False)):
        (house.here.add if here else house.here.discard)("ann")
        house.time = time
        if here or time == 9:
            queue.sweep()
    queue.sweep()
    assert not job.stopped


def test_the_line_looks_after_itself(house: House) -> None:
    """Without anybody asking, a run whose reader has left ends."""
    queue = house.queue(patience=0)
    job = house.ask(queue, "a")
    house.here.clear()
    assert job.wait(PATIENT)
    assert job.stopped


def test_a_stopped_run_is_not_handed_to_another_reader(house: House) -> None:
    """Who asks for the same starts it anew."""
    queue = house.queue()
    job = house.ask(queue, "a")
    queue.leave(job, "ann")
    assert house.ask(queue, "a", "bo") is not job


def test_an_error_is_kept_with_its_type_and_not_remembered(house: House) -> None:
    """It is the reader's to see; the next who asks tries again, and the line goes on."""
    queue = house.queue(at_once=1)

    def fails(_: Report) -> str:
        raise DataError("no draws")

    job = queue.ask("bad", "ann", fails)
    after = house.ask(queue, "b")
    assert job.wait(PATIENT)
    assert isinstance(job.error, DataError)
    house.let_go()
    assert after.wait(PATIENT)
    assert after.result == "b"
    assert queue.find("bad") is None


def test_few_ended_runs_are_remembered_and_not_for_long(house: House) -> None:
    """Two of three at once, none after a quarter of an hour; one can be forgotten."""
    queue = house.queue(kept_seconds=900)
    for name in "abc":
        house.time += 1
        job = house.ask(queue, name)
        house.let_go()
        assert job.wait(PATIENT)
        wait_until_remembered(queue, name)
    assert [queue.find(name) is None for name in "abc"] == [True, False, False]
    queue.forget("b")
    assert queue.find("b") is None
    house.time += 901
    queue.sweep()
    assert queue.find("c") is None


def wait_until_remembered(queue: Queue, name: str) -> None:
    """The thread of a job puts it away a moment after it has ended."""
    while queue.find(name) in queue._running:
        Event().wait(0.01)


def test_results_are_let_go_for_those_of_others(house: House) -> None:
    """Whoever holds a job holds its result no longer than the queue; one in use stays."""
    queue = house.queue(kept=2)
    house.let_go()
    jobs: dict[str, Job[str]] = {}
    for name in ("a", "b", "c"):
        house.time += 1
        if name == "c":
            queue.use(jobs["a"])
        jobs[name] = house.ask(queue, name)
        house.gates[name].set()
        assert jobs[name].wait(PATIENT)
    _until(lambda: jobs["b"].let_go)
    assert [job.result for job in jobs.values()] == ["a", None, "c"]


def test_what_a_stopped_run_has_made_counts_as_a_result(house: House) -> None:
    """It is never found again, and let go like the others."""
    queue = house.queue(kept=1)
    part = house.ask(queue, "a")
    assert house.begun["a"].wait(PATIENT)
    queue.leave(part, "ann")
    assert part.wait(PATIENT)
    assert part.result == "part of a"
    assert queue.find("a") is None
    house.time += 1
    other = house.ask(queue, "b")
    house.gates["b"].set()
    assert other.wait(PATIENT)
    _until(lambda: part.let_go)
    assert part.result is None


def _until(holds: Callable[[], bool]) -> None:
    for _ in range(20 * PATIENT):
        if holds():
            return
        sleep(0.05)
    raise AssertionError("it never came true")
