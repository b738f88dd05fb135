"""Set up the atlas and open it, or set it up and pass its tests.

    python3 run.py          open the atlas at http://localhost:8501
    python3 run.py --help   say how to serve others
    python3 run.py edition  keep the present edition of the data, or list those at hand
    python3 run.py publish  write it as pages and files that need no server
    python3 run.py shelf    back up or restore what is kept under names
    python3 run.py serve    serve them by several processes behind HAProxy
    python3 run.py test     lint, types, tests, and the journeys in a browser

Needs Python 3.11 or newer and nothing else. This file keeps to what every
Python since 2.7 can read, so that an older one says so in a sentence.
"""

import sys


def main(arguments):  # type: (list[str]) -> int
    """Hand over to the set-up, unless this Python is too old to read it."""
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever runs it may have an older one
        print(
            "The atlas needs Python 3.11 or newer; this is "
            + sys.version.split()[0]
            + ". Install a newer one and start with it, for example: python3.11 run.py"
        )
        return 1
    from serving.setup import main as set_up

    return set_up(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
