"""Serve the atlas by several processes behind HAProxy.

python -m serving.several [--help]
"""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from serving.options import SEVERAL, read_options
from serving.ports import bind
from serving.several.haproxy import MISSING, Proxy, Refused, find
from serving.several.supervisor import Supervisor


def main(arguments: list[str]) -> int:
    """Serve until stopped, and return the exit code.

    What is wrong with a port, a certificate or HAProxy is said before anything is computed.
    """
    options = read_options([SEVERAL, *arguments])
    program = find()
    if program is None:
        print(MISSING, file=sys.stderr)
        return 1
    with ExitStack() as held:
        ports = filter(None, (options.port, options.redirect_from))
        doors = [held.enter_context(bind(options, port)) for port in ports]
        folder = Path(held.enter_context(TemporaryDirectory(prefix="atlas-")))
        files = [folder / str(number) for number in range(1, options.replicas + 1)]
        proxy = Proxy(program, folder, options, files, doors)
        try:
            proxy.write()
        except Refused as refused:
            print(f"HAProxy does not take what it is told:\n{refused}", file=sys.stderr)
            return 1
        return Supervisor(proxy, arguments).run()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
