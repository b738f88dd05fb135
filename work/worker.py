"""The process that `work.process` starts: it does what it is handed, one thing after the other.

    python -m work.worker

Reads pickled (function, arguments, name of the parameter that takes a report)
from its standard input and answers on its standard output; nobody but the
process that started it can write there.
"""

from __future__ import annotations

import logging
import os
import pickle
import signal
import sys
from queue import SimpleQueue
from threading import Event, Thread
from typing import Any, BinaryIO

from work.here import ELSEWHERE
from work.memory import give_back
from work.process import STOP

# Whoever waits for a click goes before whoever waits for a run; on a machine busy with other
# things a run still comes to its end, which it would not at the lowest there is.
NICE = 10
# Where nobody clicks, a number from 0 to 19 may take its place.
VARIABLE = "ATLAS_NICE"


def main() -> None:
    """Work until the process that asks is gone."""
    if hasattr(os, "nice"):
        os.nice(niceness())
    # Ctrl+C reaches every process of a terminal; whoever asked ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ELSEWHERE.set()
    # Outside a server Streamlit warns at each cached call that there is no session.
    logging.disable(logging.WARNING)
    give_back()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not end up among the answers
    asked: SimpleQueue[bytes] = SimpleQueue()
    stop = Event()
    Thread(target=listen, args=(sys.stdin.buffer, asked, stop), daemon=True).start()
    while True:
        # Unpickled here: it imports what is asked for, and the word to stop must not wait for that.
        answer(answers, pickle.loads(asked.get()), stop)


def niceness() -> int:
    """Return how far it gives way to others; what is no such number is as good as none."""
    said = os.environ.get(VARIABLE, "")
    return int(said) if said in map(str, range(20)) else NICE


def listen(questions: BinaryIO, asked: SimpleQueue[bytes], stop: Event) -> None:
    """Take questions and the word to stop; end the process when nobody can ask any more."""
    try:
        while (said := pickle.load(questions)) is not None:
            if said == STOP:
                stop.set()
            else:
                stop.clear()
                asked.put(said)
    finally:  # whatever was cut off: without anybody to ask, nothing is left to do
        os._exit(0)


def answer(answers: BinaryIO, question: tuple[Any, ...], stop: Event) -> None:
    """Call a function and say what came of it, and before that how far it is."""
    function, args, told = question

    def report(made: int, of: int) -> bool:
        say(answers, ("report", made, of))
        return not stop.is_set()

    try:
        said = pickle.dumps(("returned", function(*args, **({told: report} if told else {}))))
    except Exception as error:  # it is raised again where the work was asked for
        said = raised(error)
    answers.write(said)
    answers.flush()


def raised(error: Exception) -> bytes:
    """Return an error as an answer; one that cannot travel goes as its text."""
    try:
        content = pickle.dumps(("raised", error))
        pickle.loads(content)
    except Exception:
        content = pickle.dumps(("raised", RuntimeError(f"{type(error).__name__}: {error}")))
    return content


def say(answers: BinaryIO, message: tuple[Any, ...]) -> None:
    """Send one message."""
    answers.write(pickle.dumps(message))
    answers.flush()


if __name__ == "__main__":
    main()
