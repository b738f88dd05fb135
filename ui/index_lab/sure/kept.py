"""The runs that an answer rests on where no reader waits for them on the screen."""

from __future__ import annotations

from scoring.doubt.run import Doubt
from ui.address.view import Chosen, Drawn, View, view_of
from ui.index_lab.sure import runs
from ui.reader.keep import keep
from work.here import ELSEWHERE


def doubt(view: View) -> Doubt:
    """Return the View's run: the remembered one, else one made now from the same seed.

    It waits in the line, as on the screen; what is made elsewhere already makes it there.

    Raises
    ------
    AtlasError
        If the ranks cannot be questioned, or the line cannot take the run now.
    """
    if (found := runs.finished(view)) is not None:
        return found
    if not ELSEWHERE.is_set():
        return runs.awaited(view)
    return _made(view.part(Chosen), view.part(Drawn))


@keep(8)
def _made(chosen: Chosen, drawn: Drawn) -> Doubt:
    return runs.made(view_of(chosen, drawn))
