"""What the figures are called that something on the shelf was saved with."""

from __future__ import annotations

from ui.address.view import View
from ui.figures import kept
from ui.figures.choices import framework_name
from ui.words.texts import Words


def edition(view: View) -> str:
    """Return the line that says with which index and which data something was saved."""
    name = framework_name(view.choices.framework, kept.catalogue(), Words(view.language))
    return f"{name} · {kept.edition().label}"
