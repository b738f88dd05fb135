"""The map of every year that may be set beside the shown one, for the browser to step through."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from pandas import DataFrame

from geo.legend import Legend
from geo.map_steps import MapSteps
from ui.address.view import OVERS, Painted, View
from ui.figures import kept
from ui.figures.among import selected_units
from ui.figures.classed import Classed, class_alike
from ui.figures.classes import kept as classes_kept
from ui.figures.measured import Measured
from ui.map import legend
from ui.map.paint import caption, unit_labels
from ui.page.markup import Theme
from ui.reader.basis import current
from ui.target.distance import distances
from ui.words.texts import Words


def steps_key(view: View, theme: Theme) -> str:
    """Return what the map and its steps know each other by: all that decides them but the year."""
    asked = view.but(year=0, over=OVERS[1]).part(Painted)
    run = [step.year for step in kept.steps(view)]
    return hashlib.sha256(
        repr((current().key, asked, run, view.language, theme)).encode()
    ).hexdigest()[:12]


def steps_of(view: View, theme: Theme) -> MapSteps | None:
    """Return the maps of all years beside the shown one; None where there is only one.

    Classes are cut once over all of them, so that a colour means the same in each.
    """
    views = [step.but(over=OVERS[1]) for step in kept.steps(view)]
    history = kept.history(view.measure)
    if not views or history is None:
        return None
    words = Words(view.language)
    shown = [kept.shown(step) for step in views]
    among = selected_units(view, kept.catalogue())
    cut = classes_kept.shown_classes(views[-1])
    classed = [
        classes_kept.shown_classes(step)
        if cut.targets is not None
        else class_alike(cut, step, one, among)
        for step, one in zip(views, shown, strict=True)
    ]
    legends = _legends(view, shown, classed, words)
    classes = DataFrame({one.year: c.classes.index for one, c in zip(shown, classed, strict=True)})
    return MapSteps(
        classes=classes,
        labels=DataFrame(
            {
                one.year: unit_labels(one, words, distances(step))
                for step, one in zip(views, shown, strict=True)
            }
        ),
        captions=[caption(one, kept.catalogue(), words) for one in shown],
        titles=[each.title for each in legends],
        legend=legend.markup(legends[-1], cut.colours, theme),
        counts=[[row.count or 0 for row in each.rows] for each in legends],
        colours=cut.colours,
        levels=history.levels,
        breaks={code: history.breaks_of(code) for code in history.levels.index},
        whole=list(classes.index) == sorted(kept.catalogue().cities["city_code"]),
    )


def _legends(
    view: View, shown: Sequence[Measured], classed: Sequence[Classed], words: Words
) -> list[Legend]:
    return [
        legend.measure_legend(one, cut, words, whole=not view.filters)
        for one, cut in zip(shown, classed, strict=True)
    ]
