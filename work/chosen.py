"""Who does heavy work: this machine's own processes, or the cluster that the operator names."""

from __future__ import annotations

import os
import re

from data.errors import AtlasError
from work.apart import Workers
from work.executor import Executor
from work.here import ELSEWHERE, Here

VARIABLE = "ATLAS_SCHEDULER"
_ADDRESS = re.compile(r"(tcp|tls)://([\w.-]+|\[[0-9a-fA-F:]+\]):\d{1,5}")


def chosen() -> Executor:
    """Return a new executor as the environment says; in a process that does the work, itself.

    Raises
    ------
    AtlasError
        If what it says is no address of a scheduler, or Dask is not installed.
    """
    if ELSEWHERE.is_set():
        return Here()
    address = os.environ.get(VARIABLE, "")
    if not address:
        return Workers()
    if not _ADDRESS.fullmatch(address):
        raise AtlasError(
            f"{VARIABLE} is no address of a scheduler: {address:.100}; "
            "write tcp://host:port or tls://host:port, or unset it"
        )
    from work.cluster import Cluster  # an import of a second that most do without

    return Cluster(address)
