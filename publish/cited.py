"""How to cite a published page, which does not know at which address it will lie."""

from __future__ import annotations

from exports.citation import Cited, apa, gbt
from ui.figures import kept
from ui.words.texts import Words


def reference(title: str, words: Words) -> str:
    """Return a reference to a page in the style of its language.

    Parameters
    ----------
    title : of the page, "" for that of the whole
    """
    edition = kept.edition()
    cited = Cited(
        author=words("common.title"),
        title=title or words("common.title"),
        year=str(edition.date.year),
        version=words("take.cite_version", label=edition.label),
        published=edition.date,
    )
    return gbt(cited) if words.language == "zh" else apa(cited)
