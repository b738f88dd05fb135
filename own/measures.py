"""What a heading says: the name of a variable, the unit it is in, the year."""

from __future__ import annotations

import re
from dataclasses import dataclass

from own.numbers import narrow

_YEAR = re.compile(r"(?<![0-9.])((?:19[5-9]|20[0-9])[0-9])(?![0-9.])\s*(?:年度?)?")
_PARENTHESES = re.compile(r"[(\[]([^()\[\]]{1,30})[)\]]")
_TIMES = {"十": 1e1, "百": 1e2, "千": 1e3, "万": 1e4, "十万": 1e5, "百万": 1e6, "千万": 1e7}
_TIMES |= {"亿": 1e8, "十亿": 1e9, "万亿": 1e12}
_TIMES_ENGLISH = re.compile(
    r"(10\^[0-9]{1,2}|1(?:,?000)+|10(?:,?000)+|100|thousand|million|billion)"
)
_WORDS = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
# How people write the units of the tables.
_UNITS = {
    "CNY": ("元", "人民币元", "yuan", "cny", "rmb"),
    "%": ("%", "百分比", "percent", "per cent"),
    "person": ("人", "名", "person", "persons", "people"),
    "count": (
        "个",
        "张",
        "辆",
        "件",
        "项",
        "所",
        "家",
        "座",
        "处",
        "户",
        "套",
        "台",
        "count",
        "number",
    ),
    "km": ("公里", "千米", "km"),
    "m2": ("平方米", "m2", "㎡"),
    "m3": ("立方米", "m3"),
    "kWh": ("千瓦时", "度", "kwh"),
    "t": ("吨", "t", "tonnes", "tons"),
    "ug/m3": ("微克/立方米", "ug/m3", "μg/m3", "微克每立方米"),
    "volume": ("册", "本", "volume", "volumes"),
    "year": ("年", "year", "years"),
    "index": ("指数", "index"),
    "trip": ("人次", "trip", "trips"),
    "ratio": ("比值", "ratio"),
    "0/1": ("是/否", "0/1", "yes/no"),
    "CNY/person": ("元/人", "cny/person", "yuan/person", "yuan per person"),
    "CNY/year": ("元/年", "cny/year"),
}
_KNOWN = {narrow(name).casefold(): unit for unit, names in _UNITS.items() for name in names}
# Nobody writes these in thousands: a heading that names none is in this unit.
UNSCALED = frozenset({"%", "ug/m3", "index", "0/1", "ratio", "year"})


@dataclass(frozen=True)
class Heading:
    """What a heading says.

    Attributes
    ----------
    name : of the variable, without unit and year
    unit : as `data/units.csv` writes it where it is known, "" where none is declared
    factor : a figure times this is in the unit
    year : 0 where none is named
    """

    name: str
    unit: str = ""
    factor: float = 1.0
    year: int = 0


def read_heading(text: str) -> Heading:
    """Return what a heading says.

    Examples
    --------
    >>> read_heading("2023年地区生产总值（亿元）")
    Heading(name='地区生产总值', unit='CNY', factor=100000000.0, year=2023)
    >>> read_heading("PM2.5 (ug/m3)").name
    'PM2.5'
    """
    plain = narrow(text)
    unit, factor = "", 1.0
    for found in reversed(list(_PARENTHESES.finditer(plain))):
        inside = found[1].removeprefix("单位:").strip()
        if not _YEAR.fullmatch(inside):
            unit, factor = read_unit(inside)
            plain = plain[: found.start()] + " " + plain[found.end() :]
            break
    years = list(dict.fromkeys(_YEAR.findall(plain)))
    year = int(years[0]) if len(years) == 1 else 0
    if year:
        plain = _YEAR.sub(" ", plain)
    name = re.sub(r"[\s_]+", " ", _PARENTHESES.sub(_kept, plain)).strip(" -:,/·")
    return Heading(name, unit, factor, year)


def _kept(found: re.Match[str]) -> str:
    """Parentheses stay part of the name unless taking the year has emptied them."""
    return found[0] if found[1].strip() else " "


def read_unit(text: str) -> tuple[str, float]:
    """Return a unit as the tables write it, and by what a figure in this one is multiplied.

    Examples
    --------
    >>> read_unit("万人"), read_unit("10,000 persons"), read_unit("‰"), read_unit("dB")
    (('person', 10000.0), ('person', 10000.0), ('%', 0.1), ('dB', 1.0))
    """
    plain = narrow(text).removeprefix("单位:").strip()
    small = plain.casefold()
    if small == "‰":
        return "%", 0.1
    if small in _KNOWN:
        return _KNOWN[small], 1.0
    for times in sorted(_TIMES, key=len, reverse=True):
        rest = small.removeprefix(times)
        if rest != small and rest in _KNOWN:
            return _KNOWN[rest], _TIMES[times]
    for found in _TIMES_ENGLISH.finditer(small):
        rest = (small[: found.start()] + small[found.end() :]).strip(" *x×")
        if rest in _KNOWN:
            return _KNOWN[rest], _times(found[0])
    return plain[:40], 1.0


def _times(text: str) -> float:
    if text in _WORDS:
        return _WORDS[text]
    return 10.0 ** int(text[3:]) if text.startswith("10^") else float(text.replace(",", ""))
