"""The ready questionnaire: ten items along the six dimensions, five answers each."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from data.catalogue import ANSWERS_PREFIX
from own.matching import key
from own.numbers import GAPS, narrow

_FILE = Path(__file__).with_name("questionnaire.csv")
# From the worst to the best; 4 and 5 count as satisfied.
ANSWERS = (
    ("非常不满意", "very dissatisfied"),
    ("不满意", "dissatisfied"),
    ("一般", "neither"),
    ("满意", "satisfied"),
    ("非常满意", "very satisfied"),
)
SATISFIED = 4
_SCORES = {key(word): score for score, words in enumerate(ANSWERS, 1) for word in words}
_SCORES |= {key("比较满意"): 4, key("较满意"): 4, key("不太满意"): 2, key("较不满意"): 2}
_SCORES |= {key("很满意"): 5, key("很不满意"): 1, key("neutral"): 3}
_NO_ANSWER = {
    key(word) for word in ("不了解", "不清楚", "不知道", "拒答", "don't know", "no answer")
}
_NO_ANSWER |= {"0", "8", "9", "98", "99"}


@dataclass(frozen=True)
class Item:
    """A question.

    Attributes
    ----------
    code : also that of its variable, after the prefix of what residents say
    heading : the dimension it speaks to
    name_zh, name_en : what the share of the satisfied is called
    text_zh, text_en : as it is asked
    number : its place in the questionnaire, from 1
    """

    code: str
    heading: str
    name_zh: str
    name_en: str
    text_zh: str
    text_en: str
    number: int

    @property
    def variable(self) -> str:
        """The variable that its answers are figures of."""
        return ANSWERS_PREFIX + self.code


@cache
def questionnaire() -> tuple[Item, ...]:
    """Return the items in the order they are asked in."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple(Item(row.pop("item"), number=number, **row) for number, row in enumerate(rows, 1))


def item_of(heading: str) -> Item | None:
    """Return the item that a heading of a table names: by code, number or text."""
    name = key(heading)
    for item in questionnaire():
        names = {item.code, item.variable, item.text_zh, item.text_en, f"q{item.number}"}
        if name in {key(one) for one in names}:
            return item
    return None


def score_of(text: str) -> int | None:
    """Return an answer as 1 to 5, None where there is none.

    Raises
    ------
    ValueError
        If it is neither an answer nor a gap.

    Examples
    --------
    >>> score_of("满意"), score_of("5"), score_of("不了解")
    (4, 5, None)
    """
    plain = narrow(text).removesuffix(".0")
    if plain.casefold() in GAPS or key(plain) in _NO_ANSWER:
        return None
    if plain in {"1", "2", "3", "4", "5"}:
        return int(plain)
    if key(plain) in _SCORES:
        return _SCORES[key(plain)]
    raise ValueError(text)
