"""A measure cut into classes and coloured, and the targets it is compared with, kept."""

from __future__ import annotations

from pandas import Series

from ui.address.view import Painted, View, view_of
from ui.figures import aims as figures_aims
from ui.figures import kept
from ui.figures.aims import Aim
from ui.figures.classed import Classed, class_measure
from ui.reader.keep import keep


def classed(view: View) -> Classed:
    """Return the measure of one year cut into classes and coloured, under the View's choices."""
    return shown_classes(view.but(since=0))


def shown_classes(view: View) -> Classed:
    """Return what is shown, a change where the View has a span, cut and coloured."""
    return _classed(view.part(Painted))


@keep(500)
def _classed(painted: Painted) -> Classed:
    view = view_of(painted)
    among = kept.among(view)
    if view.against == "target" and figures_aims.has_target(view, kept.catalogue()):
        return figures_aims.class_to_targets(aims(view), judged(view), kept.shown(view), among)
    beside = tuple(kept.shown(other) for other in kept.steps(view)) if view.over == "years" else ()
    return class_measure(view, kept.shown(view), among, beside)


def aims(view: View) -> tuple[Aim, ...]:
    """Return the targets that what is shown is compared with."""
    return _aims(view.part(Painted))


@keep(500)
def _aims(painted: Painted) -> tuple[Aim, ...]:
    view = view_of(painted)
    return figures_aims.aims_of(view, kept.shown(view), kept.catalogue())


def judged(view: View) -> Series:
    """Return the figures of what is shown that may be compared with a target."""
    return figures_aims.judged(kept.shown(view), kept.history(view.measure))
