"""Which unit a cell names: by code or by name in any spelling; what is ambiguous is asked."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal

from pandas import DataFrame

from data.catalogue import Catalogue
from data.counties.drawn import county_names
from own.numbers import narrow

Level = Literal["prefecture", "county", "district"]
LEVELS: tuple[Level, ...] = ("prefecture", "county", "district")
Why = Literal["", "no_unit", "total", "province", "ask"]
TOTALS = frozenset(
    {"合计", "总计", "全国", "全省", "全市", "平均", "平均值", "总数", "全区", "小计"}
    | {"total", "mean", "average", "china", "nation", "national", "all", "sum"}
)
_SPELLINGS = Path(__file__).with_name("spellings.csv")
# What the bare name of a unit may be followed by, so that it is the unit and not a place in it:
# 恩施市 is a county-level city of the prefecture 恩施州.
_ENDINGS = {
    "autonomous_prefecture": ("州", "自治州"),
    "league": ("盟",),
    "prefecture": ("地区",),
}
_OF_A_CITY = ("市",)
_KIND = re.compile(r" (?:city|municipality|prefecture|league|shi)$", re.I)
_PEOPLES = re.compile(r" (?:\w+(?:, \w+)* and )?\w+ (?:ap|autonomous prefecture)$")
# 市辖区 of the municipalities, which some tables write for the whole.
_DISTRICTS_OF = {f"{code}0100": f"{code}0000" for code in ("11", "12", "31", "50")}
_COUNTY_ENDING = re.compile(r"(?:自治县|自治旗|林区|特区|市|县|区|旗)$")
_PROVINCE_ENDING = re.compile(r"(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)$")


@dataclass(frozen=True)
class Candidate:
    """A unit that a name may stand for.

    Attributes
    ----------
    code : of the unit
    inside : the place of this name that lies in the unit and is not the unit itself,
        a county-level city, say; "" where the name is the unit's own
    """

    code: str
    inside: str = ""


@dataclass(frozen=True)
class Match:
    """What a cell names: one unit, several that it may be, or none."""

    code: str = ""
    candidates: tuple[Candidate, ...] = ()
    why: Why = ""


@dataclass(frozen=True)
class Places:
    """The units of a level under all their names.

    Attributes
    ----------
    level : which
    certain, asked : a name as `key` writes it → the units it is, or that it may be
    provinces : the names of provinces → their code
    of_province, of_city : unit → the province, and of counties the unit, it lies in
    cities : of counties, the names of the units they lie in → their codes
    """

    level: Level
    certain: Mapping[str, tuple[str, ...]] = field(hash=False)
    asked: Mapping[str, tuple[Candidate, ...]] = field(hash=False)
    provinces: Mapping[str, str] = field(hash=False)
    of_province: Mapping[str, str] = field(hash=False)
    of_city: Mapping[str, str] = field(default_factory=dict, hash=False)
    cities: Mapping[str, str] = field(default_factory=dict, hash=False)

    @cached_property
    def codes(self) -> frozenset[str]:
        """The codes of all units."""
        return frozenset(self.of_province)

    def match(self, text: str, around: str = "") -> Match:
        """Return what a cell names.

        Parameters
        ----------
        around : the province or the city that another cell of the row names
        """
        name = narrow(text)
        if self.level == "district":
            return _district(name)
        if code := self._code(name):
            return Match(code)
        if key(name) in TOTALS:
            return Match(why="total")
        province = self.provinces.get(key(around), "")
        for rest, inside in self._parted(name, province):
            found = self._within(key(_without_kind(rest)), inside, self.cities.get(key(around), ""))
            if found.code or found.candidates:
                return found
        is_province = key(name) in self.provinces
        return Match(why="province" if is_province else "no_unit")

    def _code(self, name: str) -> str:
        digits = name.removesuffix(".0")
        if not (digits.isascii() and digits.isdigit()):
            return ""
        if len(digits) == 12 and digits.endswith("000000"):
            digits = digits[:6]
        digits = digits + "00" if len(digits) == 4 and self.level == "prefecture" else digits
        digits = _DISTRICTS_OF.get(digits, digits) if self.level == "prefecture" else digits
        return digits if digits in self.codes else ""

    def _parted(self, name: str, province: str) -> Iterable[tuple[str, str]]:
        """A name whole, then without the province it begins or ends with."""
        yield name, province
        for comma in (",", "，"):
            first, found, last = name.rpartition(comma)
            if found and key(last) in self.provinces:
                yield first, self.provinces[key(last)]
        for end in range(2, min(len(name), 9)):
            if name[:end] in self.provinces:
                yield name[end:].lstrip(" ·-"), self.provinces[name[:end]]

    def _within(self, name: str, province: str, city: str) -> Match:
        certain = self._among(self.certain.get(name, ()), province, city)
        if len(certain) == 1:
            return Match(certain[0])
        asked = dict.fromkeys(Candidate(code) for code in certain)
        asked |= dict.fromkeys(self.asked.get(name, ()))
        kept = set(self._among([one.code for one in asked], province, city))
        candidates = tuple(one for one in asked if one.code in kept)
        units = [one.code for one in candidates if not one.inside]
        if province and len(units) == 1 and len(candidates) == 1:
            return Match(units[0])
        return Match(candidates=candidates, why="ask") if candidates else Match()

    def _among(self, codes: Iterable[str], province: str, city: str) -> list[str]:
        """The codes in a province, or of counties in a city, where the row names one."""
        return [
            code
            for code in codes
            if (not province or self.of_province.get(code) == province)
            and (not city or self.of_city.get(code) == city)
        ]


def key(name: str) -> str:
    """Return a name as all its spellings are compared: no case, marks, spaces, hyphens.

    Examples
    --------
    >>> key("Xi’an"), key("Dêqên Tibetan AP"), key("西安 市")
    ('xian', 'deqentibetanap', '西安市')
    """
    apart = unicodedata.normalize("NFKD", narrow(name).casefold())
    return "".join(sign for sign in apart if sign.isalnum())


@lru_cache(8)
def places_of(catalogue: Catalogue, level: Level) -> Places:
    """Return the units of a level under all names that the tables give them."""
    cities = catalogue.cities
    provinces = {
        key(name): code
        for code, zh, en in _rows(cities, "province_code", "province_zh", "province_en")
        for name in (zh, _PROVINCE_ENDING.sub("", zh), en)
    }
    if level == "prefecture":
        return _prefectures(catalogue, provinces)
    if level == "county":
        return _counties(catalogue, provinces)
    return Places("district", {}, {}, provinces, {})


def _prefectures(catalogue: Catalogue, provinces: Mapping[str, str]) -> Places:
    certain: defaultdict[str, dict[str, None]] = defaultdict(dict)
    asked: defaultdict[str, dict[Candidate, None]] = defaultdict(dict)
    counties = _county_names(catalogue)
    whole = {key(name) for name in ("北京", "天津", "上海", "重庆", "Beijing", "Tianjin")} | {
        key(name) for name in ("Shanghai", "Chongqing")
    }
    for code, zh, en, short, of in _rows(
        catalogue.cities, "city_code", "name_zh", "name_en", "short_zh", "level"
    ):
        bare = _bare_english(en)
        for name in (zh, en, *(short + end for end in _ENDINGS.get(of, _OF_A_CITY))):
            certain[key(name)][code] = None
        for name in (short, bare, short.removesuffix("州")):
            others = [one for one in counties.get(key(name), ()) if one.code != code]
            doubtful = (key(name) in provinces and key(name) not in whole) or others
            if key(name) and doubtful:
                asked[key(name)] |= dict.fromkeys((Candidate(code), *others))
            elif key(name):
                certain[key(name)][code] = None
    for row in _spellings():
        certain[key(row["spelling"])][row["city_code"]] = None
    for name, inside in counties.items():
        if name not in certain and name not in asked:
            asked[name] |= dict.fromkeys(inside)
    return Places(
        "prefecture",
        {name: tuple(codes) for name, codes in certain.items()},
        {name: tuple(found) for name, found in asked.items()},
        provinces,
        _pairs(catalogue.cities, "city_code", "province_code"),
    )


def _county_names(catalogue: Catalogue) -> dict[str, tuple[Candidate, ...]]:
    """The counties' names, whole and without their ending → the unit each lies in."""
    found: defaultdict[str, dict[Candidate, None]] = defaultdict(dict)
    rows = catalogue.counties.dropna(subset="city_code")
    for name, city in _rows(rows, "name_zh", "city_code"):
        stem = _COUNTY_ENDING.sub("", name)
        for spelt in (name, stem) if len(stem) > 1 else (name,):
            found[key(spelt)][Candidate(city, name)] = None
    return {name: tuple(inside) for name, inside in found.items()}


def _counties(catalogue: Catalogue, provinces: Mapping[str, str]) -> Places:
    certain: defaultdict[str, dict[str, None]] = defaultdict(dict)
    asked: defaultdict[str, dict[Candidate, None]] = defaultdict(dict)
    for code, name in _rows(catalogue.counties, "county_code", "name_zh"):
        certain[key(name)][code] = None
    named = county_names(catalogue).reset_index()
    for code, name, english in _rows(named, "county_code", "name_zh", "name_en"):
        certain[key(name)][code] = None
        certain[key(_without_kind(english))][code] = None
        asked[key(_COUNTY_ENDING.sub("", name))][Candidate(code)] = None
    cities = {
        key(name): code
        for code, zh, en, short in _rows(
            catalogue.cities, "city_code", "name_zh", "name_en", "short_zh"
        )
        for name in (zh, en, short)
    }
    return Places(
        "county",
        {name: tuple(codes) for name, codes in certain.items()},
        {name: tuple(found) for name, found in asked.items()},
        provinces,
        _pairs(catalogue.counties, "county_code", "province_code"),
        _pairs(catalogue.counties.dropna(subset="city_code"), "county_code", "city_code"),
        cities,
    )


def _district(name: str) -> Match:
    """Own districts are known by nobody but their city: any short name is one."""
    if key(name) in TOTALS:
        return Match(why="total")
    return Match(name) if 0 < len(name) <= 40 else Match(why="no_unit")


def _bare_english(name: str) -> str:
    """An English name without its kind and the peoples named in it."""
    return _without_kind(_PEOPLES.sub("", name.casefold().partition(" (")[0]))


def _without_kind(name: str) -> str:
    return _KIND.sub("", name)


def _spellings() -> list[dict[str, str]]:
    with _SPELLINGS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _rows(table: DataFrame, *columns: str) -> list[tuple[str, ...]]:
    return list(dict.fromkeys(zip(*(table[column].tolist() for column in columns), strict=True)))


def _pairs(table: DataFrame, of: str, column: str) -> dict[str, str]:
    return dict(zip(table[of].tolist(), table[column].tolist(), strict=True))
