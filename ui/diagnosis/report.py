"""The diagnosis of a city, a province or a cluster, as it is printed."""

from __future__ import annotations

from exports.content import Finding
from scoring.diagnosis.suggestions import Suggestion
from ui.address.view import View
from ui.diagnosis import kept as diagnosis_kept
from ui.diagnosis.words import Speaker
from ui.figures import kept
from ui.words.texts import Words

Findings = tuple[tuple[str, tuple[Finding, ...]], ...]
_SUGGESTIONS = 4


def findings(view: View, unit: str) -> Findings:
    """Return what the figures call for and what should be measured first.

    Parameters
    ----------
    unit : as in `View.compare`: a city's code, ``province.CODE`` or ``cluster.CODE``
    """
    words, found = Words(view.language), diagnosis_kept.diagnosis(view, unit)
    speaker = _speaker(view, unit)
    suggested = tuple(_finding(one, speaker) for one in found.suggestions[:_SUGGESTIONS])
    head, *lines = speaker.missing(found, len(kept.scored(view.choices).definition.indicators)) or [
        ""
    ]
    missing = (Finding(head, "\n".join(lines)),) if lines else ()
    return (
        (words("exports.suggestions"), suggested),
        (words("diagnosis.questions"), _questions(speaker)),
        (words("exports.measure_first"), missing),
    )


def _questions(speaker: Speaker) -> tuple[Finding, ...]:
    """What to check though no figure here speaks of it, after a word that it is no advice."""
    say = speaker.words
    intro = Finding(say("diagnosis.no_advice"), say("diagnosis.questions_explained"))
    asked = [
        Finding(one.title, say("diagnosis.to_measure", measure=one.measure))
        for one in speaker.questions()
    ]
    return (intro, *asked)


def _speaker(view: View, unit: str) -> Speaker:
    kind, _ = diagnosis_kept.kind_of(unit)
    return Speaker(kept.catalogue(), Words(view.language), kind != diagnosis_kept.CITY)


def _finding(one: Suggestion, speaker: Speaker) -> Finding:
    said = speaker.suggestion(one)
    title = speaker.words("diagnosis.suggestion", title=said.title, clarity=said.clarity)
    parts = (*said.evidence[:1], said.direction, *said.cautions, f"[{said.source}]")
    return Finding(title, speaker.words.manner.between.join(filter(None, parts)))
