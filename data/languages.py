"""The languages of the atlas, and what each does its own way that is no text.

A language is added here; tests then name every text, column and word it lacks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, get_args

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True)
class Manner:
    """How a language is written.

    Attributes
    ----------
    own_name : what it calls itself
    english_name : what the data dictionary calls it
    html : what a page says of its language to whoever reads it aloud
    sizes : (number, word) of great numbers, the largest first
    grouped : thousands stand apart
    between : sentences
    comma, last, semicolon : between the parts of a list, before its last, between sentences in one
    names : between names that may have a comma of their own
    to, span : between the ends of a range of figures, and of years
    pause, dot : between what is said of one thing, and between its names
    within : a place and what it lies in, in their order; the larger first where it begins so
    """

    own_name: str
    english_name: str
    html: str
    sizes: tuple[tuple[float, str], ...]
    grouped: bool = True
    between: str = " "
    comma: str = ", "
    last: str = ", "
    semicolon: str = "; "
    names: str = "; "
    pause: str = ", "
    to: str = " – "
    span: str = "–"
    dot: str = " · "
    within: str = "{small}, {large}"

    def placed(self, small: str, large: str) -> str:
        """Return a place with what it lies in; one of them alone where there is no other."""
        if not small or not large:
            return small or large
        return self.within.format(small=small, large=large)


MANNERS: Mapping[str, Manner] = MappingProxyType(
    {
        "zh": Manner(
            own_name="中文",
            english_name="Chinese",
            html="zh-CN",
            sizes=((1e12, "万亿"), (1e8, "亿"), (1e4, "万")),
            grouped=False,
            between="",
            comma="、",
            last="和",
            semicolon="；",
            names="、",
            pause="，",
            to="至",
            span="—",
            dot="·",
            within="{large}{small}",
        ),
        "en": Manner(
            own_name="English",
            english_name="English",
            html="en",
            sizes=((1e12, " trillion"), (1e9, " billion"), (1e6, " million")),
            last=" and ",
        ),
    }
)


def preferred(tag: str) -> Language:
    """Return the language of a tag such as ``zh-TW``, English where there is none of its own."""
    asked = tag.strip().lower().split("-")[0].split("_")[0]
    return next((language for language in LANGUAGES if language == asked), "en")
