"""Hostile addresses: every parameter, every payload, alone, together, and out of shape."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product
from urllib.parse import quote, quote_plus

from geo.annotations import clean
from tests.hostile.attacks import HOSTILE, dice, in_turn
from ui.address.parameters import PARAMETERS, write_view
from ui.address.view import View
from ui.page.address import SCREENS

NAMES = tuple(parameter.name for parameter in PARAMETERS)
PAGES = {name: "" if path == "app.py" else name for name, path in SCREENS.items()}
# A server takes the line and headers of a request up to 64 kB; the websocket takes more.
_LONG = 60_000
_BEGINNING = 500
# Bytes that are no text, and texts that are no address.
_BROKEN = (
    "%FF%FE",
    "%ED%A0%80",
    "%C0%AE%C0%AE",
    "%",
    "%zz",
    "%u0041",
    "%2500",
    "+",
    "%26lang%3Dzh",
    "%0D%0ASet-Cookie:%20a=b",
)
# What several screens need to show anything beyond their first part.
_GOOD: dict[str, tuple[str, ...]] = {
    "lang": ("en", "zh"),
    "city": ("440300", "542500", "659000"),
    "show": ("index", "dimension.digital_technology", "variable.gdp", "indicator.gdp_growth"),
    "year": ("1949", "2100", "2023"),
    "draws": ("100",),
    "leeway": ("0", "25", "100"),
    "question": ("clusters", "gap", "split", "spots", "pair", "people", "closing"),
    "panel": ("see", "change", "compare", "sure", "proofs", "take"),
    "compare": ("440300,110000", "440300,province.440000"),
    "peers": ("110000,310000",),
    "breaks": ("-1e17,0,1e17", "1,1.0000000000000002", "0"),
    "classes": ("3", "9"),
    "units": ("province", "prefecture"),
    "inside": ("441900", "650000"),
    "part": ("map", "gap", "town", "compare"),
    "counties": ("320500,320583", "441900,110101"),
    "pair": ("measure", "year", "choices", "edition"),
    "pair_edition": ("2020.1-0123abcd",),
    "notes": ("label_0_0_x", "arrow_900_-1100_-900_-1500_", "outline_440000_x", "city_440300_"),
    "index": ("left_out.gdp_growth", "normalisation.zscore~aggregation.geometric"),
}


def read_in_process() -> Iterator[dict[str, str]]:
    """Yield addresses as the server has decoded them: each parameter with each payload."""
    for name, text in product(NAMES, HOSTILE):
        yield {name: text}
    chance = dice("addresses read in process")
    for _ in range(2_000):
        chosen = chance.sample(NAMES, chance.randint(2, len(NAMES)))
        yield {name: _mutated(name, chance.choice(HOSTILE)) for name in chosen}


def _mutated(name: str, text: str) -> str:
    """A payload beside what is right there, so that lists and numbers are half right."""
    chance = dice(f"{name} {text[:50]}")
    good = chance.choice(_GOOD.get(name, ("1",)))
    return chance.choice((text, f"{good},{text}", f"{text}{good}", f"{good}{text}", good[:-1]))


def opened(count: int) -> Iterator[tuple[str, str]]:
    """Yield pages and queries for the wire; the screens take turns.

    Most hold a payload in every parameter, so that a few hundred pages try each
    of them many times; the others hold one payload among good values, or are
    no addresses at all.
    """
    shapes = (_all_hostile, _one_hostile, _all_hostile, out_of_shape)
    makers = [shape() for shape in shapes]
    for turn, page in zip(range(count), _endless_pages(), strict=False):
        yield page, next(makers[turn % len(makers)])


def around(good: dict[str, str], texts: Iterator[str]) -> str:
    """Return an address of good values, with a payload in each parameter that they leave free.

    Of a payload that is long the beginning, so that all of them reach a browser.
    """
    values = {name: next(texts)[:_BEGINNING] for name in NAMES} | good
    return "&".join(f"{name}={_quoted(value)}" for name, value in values.items())


def out_of_shape() -> Iterator[str]:
    """Yield what is no address: bytes that are no text, one name many times, signs alone."""
    texts, chance = in_turn(HOSTILE, "out of shape"), dice("out of shape")
    while True:
        name, text = chance.choice(NAMES), next(texts)
        yield "&".join(f"{name}={broken}" for name in NAMES for broken in (chance.choice(_BROKEN),))
        yield "&".join(f"{name}={_quoted(next(texts)[:_BEGINNING])}" for _ in range(50))
        yield f"{_quoted(text)[:_LONG]}={name}&{name}&={name}&&&=&{name}[]=1;{name}=2"
        yield "?" + "&".join(f"unknown{n}={n}" for n in range(3_000))
        good = "&".join(f"{key}={quote_plus(value)}" for key, value in write_view(View()).items())
        yield f"{good}#{_quoted(text)[:_LONG]}"


def _endless_pages() -> Iterator[str]:
    while True:
        yield from PAGES.values()


def _all_hostile() -> Iterator[str]:
    texts, chance = in_turn(HOSTILE, "all hostile"), dice("all hostile")
    while True:
        order = chance.sample(NAMES, len(NAMES))
        values = list(islice(texts, len(NAMES)))
        yield "&".join(f"{n}={_quoted(v)}" for n, v in zip(order, values, strict=True))


def _one_hostile() -> Iterator[str]:
    texts, chance = in_turn(HOSTILE, "one hostile"), dice("one hostile")
    while True:
        for hit in NAMES:
            address = {name: chance.choice(good) for name, good in _GOOD.items()}
            address[hit] = next(texts)
            # The name is a text of a reader's own that an address brings to every screen, and
            # what is written on the map another.
            address["index_name"] = next(texts)[:60]
            if hit != "notes":
                address["notes"] = f"label_0_0_{clean(next(texts))}"
            yield "&".join(f"{name}={_quoted(value)}" for name, value in address.items())


def _quoted(text: str) -> str:
    return quote(text, safe="", errors="surrogatepass")
