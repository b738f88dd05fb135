"""Parse TOML from the standard input under limits, and print it as JSON.

Run by `data.untrusted_toml` in a process of its own; imports the standard library only.
"""

from __future__ import annotations

import json
import sys
import tomllib
from contextlib import suppress

MEMORY = 256 * 2**20


def limit(seconds: int) -> None:
    """Let the system end this process at so much memory or time, where it can."""
    try:
        import resource
    except ImportError:  # Windows has none: there only the caller's clock ends it
        return
    # Some systems refuse one of the limits; the other and the caller's clock still hold.
    for kind, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, seconds)):
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))


def main() -> None:
    """Print {"table": …}, or {"error": …} for a text that is no TOML."""
    limit(int(sys.argv[1]))
    try:
        table = tomllib.loads(sys.stdin.buffer.read().decode("utf-8"))
        answer = json.dumps({"table": table}, default=str)
    except (ValueError, RecursionError) as error:
        answer = json.dumps({"error": str(error)[:1_000]})
    sys.stdout.write(answer)


if __name__ == "__main__":
    main()
