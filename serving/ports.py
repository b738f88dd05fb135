"""Where readers knock: a port taken before anything is computed, or a file for HAProxy."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

from serving.options import Options


def bind(options: Options, port: int) -> socket.socket:
    """Take a port without listening, so that nobody is let in before we are ready.

    Where it is taken, the program ends with a sentence that says so.
    """
    family = socket.AF_INET6 if ":" in options.listen else socket.AF_INET
    taken = socket.socket(family)
    if os.name != "nt":  # there it would take a port that somebody listens on
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((options.listen, port))
    except OSError as error:
        taken.close()
        sys.exit(f"The atlas cannot listen on port {port} ({error.strerror}); see --port.")
    return taken


def bind_file(path: Path) -> socket.socket:
    """Take a file of a folder of our own, also if a process that has died has left it there."""
    path.unlink(missing_ok=True)
    taken = socket.socket(socket.AF_UNIX)
    taken.bind(str(path))
    return taken


def opened(options: Options) -> str:
    """Return the sentence that says where the atlas is open, and for whom."""
    name = next(iter(options.names), "localhost" if options.only_here else options.listen)
    shown = "this machine's address" if name in ("0.0.0.0", "::") else name
    who = "this computer alone" if options.only_here else "every computer that reaches this one"
    scheme = "https" if options.certificate else "http"
    return f"The atlas is open at {scheme}://{shown}:{options.port}{options.base}/ for {who}."
