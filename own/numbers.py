"""A number as people write it, or why a cell is none."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# What a cell can say in place of a number it does not have.
GAPS = frozenset(
    {"", "-", "--", "---", "–", "—", "——", "−", ".", "..", "...", "…", "……", "/", "*"}
    | {"n/a", "#n/a", "na", "nan", "null", "none", "nil", "n.a.", "no data"}
    | {"无", "缺", "缺失", "暂无", "未公布", "不详", "无数据", "暂缺"}
)
_PLAIN = re.compile(r"[+-]?(?:[0-9]{1,15}|[0-9]{1,3}(?:[, ][0-9]{3}){1,4})(?:\.[0-9]{1,15})?")
_DATE = re.compile(r"[0-9]{2,4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,4}日?(?:[ T].*)?")
_EXPONENT = re.compile(r"[+-]?[0-9.]+e[+-]?[0-9]+")
_AMOUNT = re.compile(r"[+-]?[0-9][0-9.,]* ?[^0-9.,%]{1,8}")
_YEAR = re.compile(r"((?:19[5-9]|20[0-9])[0-9])(?:\.0+)?(?:年度?|-[0-9]{1,2}-[0-9]{1,2})?")
PER_CENT = "%"


class NoNumber(ValueError):  # noqa: N818 - what the cell is
    """A cell that should hold a number and holds something else; its text is the reason's key."""


def narrow(text: str) -> str:
    """Return a text with full-width signs as plain ones, and a minus sign as a hyphen.

    Examples
    --------
    >>> narrow("１，２３４．５％")
    '1,234.5%'
    """
    return unicodedata.normalize("NFKC", text).replace("−", "-").strip()


def read_number(text: str, unit: str = "") -> float | None:
    """Return the number in a cell, None where it says that there is none.

    Parameters
    ----------
    unit : of the column; a per cent sign is a number's own only where this is ``%``

    Raises
    ------
    NoNumber
        "formula", "date", "exponent", "per_cent_sign", "unit_inside" or "no_number".

    Examples
    --------
    >>> read_number("1,234.5"), read_number("—"), read_number("９７％", "%")
    (1234.5, None, 97.0)
    """
    if text.isascii() and text.isdigit() and len(text) < 16:
        return float(text)
    plain = narrow(text)
    if text.strip().casefold() in GAPS or plain.casefold() in GAPS:
        return None
    figure = plain.removesuffix(PER_CENT).rstrip()
    if _PLAIN.fullmatch(figure):
        if figure != plain and unit != PER_CENT:
            raise NoNumber("per_cent_sign")
        return float(figure.replace(",", "").replace(" ", ""))
    raise NoNumber(_what(plain))


def _what(plain: str) -> str:
    """What a cell holds that is no number."""
    if plain.startswith("="):
        return "formula"
    if _DATE.fullmatch(plain):
        return "date"
    if _EXPONENT.fullmatch(plain.casefold()):
        return "exponent"
    return "unit_inside" if _AMOUNT.fullmatch(plain) else "no_number"


@lru_cache(10_000)
def read_year(text: str) -> int | None:
    """Return the year that a cell names, also as 2023年 or by a day in it; None where it does not.

    Examples
    --------
    >>> read_year("2023年"), read_year("2023-12-31"), read_year("45291")
    (2023, 2023, None)
    """
    found = _YEAR.fullmatch(narrow(text))
    return int(found[1]) if found else None
