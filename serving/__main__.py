"""Serve the atlas, as one process or as several.

python -m serving [--help]
"""

from __future__ import annotations

import sys

from serving.options import read_options


def main(arguments: list[str]) -> None:
    """Serve until stopped.

    What watches over several processes imports nothing of what they show.
    """
    options = read_options(arguments)
    if options.replicas and not options.replica:
        from serving.several.supervisor import supervise

        sys.exit(supervise(options, arguments))
    from serving.one import serve

    serve(options)


if __name__ == "__main__":
    main(sys.argv[1:])
