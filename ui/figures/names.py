"""The names of cities, groups and measures in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from data.catalogue import ANSWERS_PREFIX, Catalogue
from ui.address.view import INDEX
from ui.figures.cells import records
from ui.figures.labels.pinyin import pinyin
from ui.words.lines import one_line
from ui.words.texts import Words

# The heading that is named after what residents say.
SATISFACTION = "peoples_satisfaction"
# Seven columns in two languages, of the tables that are served and some others.
_KEPT = 28


def city_name(code: str, catalogue: Catalogue, words: Words) -> str:
    """Return a city's name: official full name in Chinese, English name otherwise."""
    return _names(catalogue, "cities", "city_code", words)[code]


def city_names(catalogue: Catalogue, words: Words) -> dict[str, str]:
    """Return city_code → name, in the order of the table."""
    return dict(_names(catalogue, "cities", "city_code", words))


def city_labels(catalogue: Catalogue, words: Words) -> dict[str, str]:
    """Return city_code → a label that is found by Chinese name, pinyin and English name."""
    labels = {}
    for row in records(catalogue.cities):
        parts = [row["name_zh"], row["name_en"]]
        parts = parts if words.language == "zh" else parts[::-1]
        spelt = pinyin(row["short_zh"])
        known = row["name_en"].lower().replace("'", "").replace("’", "").replace(" ", "")
        labels[row["city_code"]] = "  ".join(parts + ([] if spelt in known else [spelt]))
    return labels


def group_names(kind: str, catalogue: Catalogue, words: Words) -> dict[str, str]:
    """Return code → name of one kind of group: a filter's options, in a fixed order.

    Parameters
    ----------
    kind : "region", "province", "cluster", "tier" or "level"
    """
    if kind == "province":
        return dict(_pairs(catalogue, "cities", "province_code", f"province_{words.language}"))
    if kind == "cluster":
        return dict(_pairs(catalogue, "clusters", "cluster", f"name_{words.language}"))
    codes = {
        "region": ("east", "central", "west", "northeast"),
        "tier": ("first", "new_first", "second", "third", "fourth", "fifth"),
        "level": tuple(catalogue.cities["level"].unique()),
    }[kind]
    return {code: words(f"groups.{code}") for code in codes}


def measure_name(measure: str, catalogue: Catalogue, words: Words) -> str:
    """Return the name of a measure: the index, a dimension, an indicator or a variable.

    A dimension through time is called by its name, and comparable over years.
    """
    kind, _, code = measure.partition(".")
    if kind == INDEX:
        return words("common.index")
    if kind == "dimension":
        name = _pairs(catalogue, "frameworks", "heading", f"heading_{words.language}")[code]
        if code == SATISFACTION and rests_on_services(catalogue):
            return words("reading.services", name=name)
        return name
    if kind == "history":
        name = measure_name(f"dimension.{code}", catalogue, words)
        return words("reading.through_time", dimension=name)
    return _names(catalogue, f"{kind}s", kind, words)[code]


@lru_cache(_KEPT)
def rests_on_services(catalogue: Catalogue) -> bool:
    """Return whether services stand in for satisfaction: none of its figures is an answer."""
    table = catalogue.indicators
    numerators = table["numerator"][table["dimension"] == SATISFACTION]
    return not numerators.str.startswith(ANSWERS_PREFIX).any()


def within_sentence(name: str, words: Words) -> str:
    """Return the name of a measure as it stands inside a sentence.

    Examples
    --------
    >>> within_sentence("Environment governance", Words("en"))
    'environment governance'
    >>> within_sentence("GDP per resident", Words("en"))
    'GDP per resident'
    """
    is_abbreviation = not name[1:2].islower()
    return name if is_abbreviation or words.language != "en" else name[:1].lower() + name[1:]


def measure_labels(
    codes: Sequence[str], framework: str, catalogue: Catalogue, words: Words
) -> dict[str, str]:
    """Return measure → what it is called in a list of all: its name, then what it is part of."""
    mapped = catalogue.framework_map[catalogue.framework_map["framework"] == framework]
    heading = dict(zip(mapped["indicator"], mapped["heading"], strict=True))
    headings = catalogue.frameworks[catalogue.frameworks["framework"] == framework]
    under = headings.dropna(subset="parent")
    heading |= dict(zip(under["heading"], under["parent"], strict=True))
    labels = {}
    for code in codes:
        name, (kind, _, own) = measure_name(code, catalogue, words), code.partition(".")
        if own in heading:
            whole = measure_name(f"dimension.{heading[own]}", catalogue, words)
        else:
            whole = "" if code == INDEX else words(f"controls.measure_{kind}")
        labels[code] = f"{name} · {whole}" if whole else name
    return labels


def part_name(code: str, catalogue: Catalogue, words: Words) -> str:
    """Return the name of a part of an index: itself, a heading of any framework, an indicator."""
    if code == INDEX:
        return measure_name(INDEX, catalogue, words)
    kind = "dimension" if code in set(catalogue.frameworks["heading"]) else "indicator"
    return measure_name(f"{kind}.{code}", catalogue, words)


def way_name(way: Sequence[str], catalogue: Catalogue, words: Words) -> str:
    """Return the names of the headings on a way down the tree: Environment governance · Air."""
    return words.manner.dot.join(part_name(code, catalogue, words) for code in way)


def _names(catalogue: Catalogue, table: str, key: str, words: Words) -> Mapping[str, str]:
    return _pairs(catalogue, table, key, f"name_{words.language}")


@lru_cache(_KEPT)
def _pairs(catalogue: Catalogue, table: str, key: str, name: str) -> Mapping[str, str]:
    """Code → text; a page asks for a thousand names, so they are put together once."""
    rows = getattr(catalogue, table)
    return dict(zip(rows[key].tolist(), map(one_line, rows[name].tolist()), strict=True))
