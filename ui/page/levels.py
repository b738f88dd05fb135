"""The level that is looked at: provinces, prefectures or counties, from any screen that has them.

A change of it keeps place, measure and year where the other level has them. Of counties
there is a screen of their own; its parts are what the other screens ask of prefectures.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from ui.address.view import FILTERS, MOST_COMPARED, View
from ui.figures import kept
from ui.figures.counties import kept as counties_kept
from ui.figures.counties.counterparts import of_counties, of_prefectures
from ui.figures.names import measure_name
from ui.page import address
from ui.page.markup import element, text
from ui.words.texts import Words

PROVINCE, PREFECTURE, COUNTY = "province", "prefecture", "county"
# The screen that asks of prefectures what a part of the screen of counties asks, and how.
_SCREENS = {"map": "atlas", "compare": "compare"}
_QUESTIONS = {"gap": "split", "spots": "spots", "town": "people"}
_PARTS = {"split": "gap", "spots": "spots", "people": "town"}
_OF_PROVINCES = f"{PROVINCE}."


@dataclass(frozen=True)
class Way:
    """A level: where it is, and whether it is the one looked at."""

    level: str
    screen: str
    view: View
    here: bool


def draw(view: View, screen: str) -> None:
    """Draw the three levels, the shown one marked."""
    words = Words(view.language)
    with st.container(key="levels", horizontal=True, vertical_alignment="center", gap="small"):
        for way in ways(view, screen):
            label = words(f"page.level_{way.level}")
            if way.here:
                st.html(element("span", text(label), class_="level", aria_current="true"))
            elif way.screen == screen:
                address.link_here(way.view, label, f"level_{way.level}")
            else:
                address.link(way.view, way.screen, label)
        if screen == "counties" and of_counties(view.measure, kept.catalogue()) is None:
            st.html(element("span", text(_without(view, words)), class_="muted"))


def _without(view: View, words: Words) -> str:
    """That the measure shown of prefectures has no counterpart among counties."""
    name = measure_name(view.measure, kept.catalogue(), words)
    return words("page.level_without", name=name)


def ways(view: View, screen: str) -> tuple[Way, ...]:
    """Return the levels of a screen, the widest first."""
    return _WAYS[screen](view)


def _of_atlas(view: View) -> tuple[Way, ...]:
    down = _down(view).but(county_part="map")
    return (
        Way(PROVINCE, "atlas", view.but(units=PROVINCE), view.units == PROVINCE),
        Way(PREFECTURE, "atlas", view.but(units=PREFECTURE), view.units == PREFECTURE),
        Way(COUNTY, "counties", down, False),
    )


def _of_regions(view: View) -> tuple[Way, ...]:
    """The split between provinces is the question of their level."""
    between = view.but(question="split", grouping=PROVINCE)
    part = _PARTS.get(view.question, "gap")
    here = (view.question, view.grouping) == ("split", PROVINCE)
    cities = view.but(question=View.question) if here else view
    return (
        Way(PROVINCE, "regions", between, here),
        Way(PREFECTURE, "regions", cities, not here),
        Way(COUNTY, "counties", _down(view).but(county_part=part), False),
    )


def _of_compare(view: View) -> tuple[Way, ...]:
    here = bool(view.compare) and all(one.startswith(_OF_PROVINCES) for one in view.compare)
    down = _down(view).but(county_part="compare", counties=_cities(view) or view.counties)
    return (
        Way(PROVINCE, "compare", view.but(compare=_provinces(view)), here),
        Way(PREFECTURE, "compare", view.but(compare=_cities(view)), not here),
        Way(COUNTY, "counties", down, False),
    )


def _of_counties(view: View) -> tuple[Way, ...]:
    up, part = _up(view), view.county_part
    screen = _SCREENS.get(part, "regions")
    if part == "compare":
        up = up.but(compare=_around(view) or up.compare)
        above = up.but(compare=_provinces(up))
    elif screen == "regions":
        up = up.but(question=_QUESTIONS[part])
        above = up.but(question="split", grouping=PROVINCE)
    else:
        up, above = up.but(units=PREFECTURE), up.but(units=PROVINCE)
    return (
        Way(PROVINCE, screen, above, False),
        Way(PREFECTURE, screen, up, False),
        Way(COUNTY, "counties", view, True),
    )


_WAYS: dict[str, Callable[[View], tuple[Way, ...]]] = {
    "atlas": _of_atlas,
    "regions": _of_regions,
    "compare": _of_compare,
    "counties": _of_counties,
}


def _down(view: View) -> View:
    """The same place and measure among counties, where they have them."""
    measure = of_counties(view.measure, kept.catalogue()) or view.county_measure
    only = view.province[0] if len(view.province) == 1 else ""
    inside = view.inside or only
    if view.city:
        inside = _province(view.city) if view.units == PROVINCE else view.city
    return view.but(county_measure=measure, inside=inside, county=None)


def _up(view: View) -> View:
    """The same place and measure among prefectures, where they have them."""
    city = view.city
    if view.county is not None:
        city = _prefecture(view.county) or city
    elif view.inside in kept.vocabulary().cities:
        city = view.inside
    elif view.inside:
        view = view.but(**dict.fromkeys(FILTERS, ())).but(province=(view.inside,))
    measure = of_prefectures(view.county_measure, kept.catalogue())
    if measure is None or of_counties(view.measure, kept.catalogue()) == view.county_measure:
        return view.but(city=city)
    year = counties_kept.figures(view.county_measure).year
    year = year if year in kept.years_of(measure) else 0
    return view.but(city=city, measure=measure, year=year, since=0, breaks=())


def _province(city: str) -> str:
    return str(kept.catalogue().cities.set_index("city_code")["province_code"][city])


def _prefecture(county: str) -> str:
    city = counties_kept.units()["city_code"][county]
    return city if isinstance(city, str) else ""


def _provinces(view: View) -> tuple[str, ...]:
    """The provinces of what is compared, each once."""
    known = kept.vocabulary().cities
    of_cities = [f"{_OF_PROVINCES}{_province(one)}" for one in view.compare if one in known]
    kept_on = [one for one in view.compare if one.startswith(_OF_PROVINCES)]
    return tuple(dict.fromkeys((*kept_on, *of_cities)))[:MOST_COMPARED]


def _cities(view: View) -> tuple[str, ...]:
    """The compared cities; of provinces, their seats."""
    cities = kept.catalogue().cities
    seats = cities[(cities["provincial_capital"] == 1) | (cities["level"] == "municipality")]
    seat = dict(zip(seats["province_code"], seats["city_code"], strict=True))
    known = kept.vocabulary().cities
    own = [
        one if one in known else seat.get(one.removeprefix(_OF_PROVINCES), "")
        for one in view.compare
    ]
    return tuple(dict.fromkeys(filter(None, own)))


def _around(view: View) -> tuple[str, ...]:
    """The prefectures of the compared counties, each once."""
    known = kept.vocabulary().cities
    own = [one if one in known else _prefecture(one) for one in view.counties]
    return tuple(dict.fromkeys(filter(None, own)))
