"""Colours of the map, legible for colour-blind readers and in grey print.

ColorBrewer schemes come from branca, which folium brings along. What it lacks
is listed here: categories and pairs of measures. No palette uses
`geo.themes.SELECTION`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from branca.utilities import color_brewer

from data.errors import DataError

Colour = tuple[int, int, int]

SEQUENTIAL = MappingProxyType(
    {"yellow_green_blue": "YlGnBu", "orange_brown": "YlOrBr", "blue": "Blues"}
)
# The ramp of a measure of which less is better, so that no reader takes much for good.
LESS_IS_BETTER = "orange_brown"
_DIVERGING = "RdBu"
# On a dark page both ends shine and the middle steps back: red, grey, blue.
_DIVERGING_DARK = ((255, 122, 92), (64, 71, 79), (96, 182, 255))

# Category of local Moran → colour on a light and on a dark page.
LISA = MappingProxyType(
    {
        "high_high": ("#ca0020", "#ff5d63"),
        "low_low": ("#0571b0", "#3f9be0"),
        "high_low": ("#f4a582", "#a8452b"),
        "low_high": ("#92c5de", "#1f5f86"),
        "not_significant": ("#f2eee3", "#6d7178"),
    }
)

# Amber for the first measure, blue for the second: multiplied on a light page, so that
# both together are dark; added on a dark one, so that both together are bright. All
# common kinds of colour blindness tell the hues apart.
_AMBER = ((243, 243, 243), (243, 216, 130), (243, 179, 0))
_BLUE = ((255, 255, 255), (150, 194, 226), (50, 110, 175))
_AMBER_DARK = ((58, 58, 58), (138, 96, 8), (232, 152, 0))
_BLUE_DARK = ((0, 0, 0), (0, 62, 118), (28, 122, 232))


@dataclass(frozen=True)
class Ramp:
    """The colours of a map's classes, in their order, on a light and on a dark page.

    Attributes
    ----------
    light, dark : as many each, ``#rrggbb``
    """

    light: tuple[str, ...]
    dark: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.light)

    def of(self, theme: str) -> tuple[str, ...]:
        """Return the colours on a page of this theme, "light" or "dark"."""
        return self.dark if theme == "dark" else self.light

    def first(self, count: int) -> Ramp:
        """Return the colours of the first classes alone."""
        return Ramp(self.light[:count], self.dark[:count])

    def turned(self) -> Ramp:
        """Return the same colours from the other end."""
        return Ramp(self.light[::-1], self.dark[::-1])


# Below and above a middle, each strong and weak: who carries an inequality.
SIDES = Ramp(
    ("#b2652b", "#ecd3bb", "#c5d9ec", "#2166ac"), ("#f0955a", "#704c35", "#2c4f70", "#5ea6ee")
)
# The lowest tenth, those between, the highest tenth.
TENTHS = Ramp(("#b2652b", "#e6e1d5", "#2166ac"), ("#f0955a", "#6d7178", "#5ea6ee"))

# Not for this unit, far from a target, near it, there: in grey print dark, pale, between.
TO_TARGET = Ramp(
    ("#f7f7f5", "#8c3f0f", "#f2c879", "#4393c3"), ("#262d35", "#ff9b54", "#6b5a36", "#4f9fe8")
)


def sequential(k: int, palette: str = "yellow_green_blue") -> Ramp:
    """Return k colours from low to high, 1 to 9 of them.

    More is darker on a light page and brighter on a dark one: what is most
    stands out from either.

    Raises
    ------
    DataError
        If there is no such palette or k is out of range.
    """
    if palette not in SEQUENTIAL:
        raise DataError(f"palette {palette!r} is not one of {', '.join(SEQUENTIAL)}")
    if not 1 <= k <= 9:
        raise DataError(f"a palette has 1 to 9 colours, not {k}")
    name = SEQUENTIAL[palette]
    if k < 3:
        light = tuple(_scheme(name, 6)[5 - 2 * k :: 2][:k])
        return Ramp(light, light[::-1])
    # The palest colour is too near the white of what lies outside the data, the
    # darkest too near a dark sea.
    full = _scheme(name, min(k + 1, 9))
    return Ramp(full[-k:], full[::-1][-k:])


def diverging(lower: Sequence[float], upper: Sequence[float], middle: float) -> Ramp:
    """Return a colour for each class by its distance from a stated middle.

    Red lies below the middle, blue above it, and a class that reaches to both
    sides is pale (on a dark page: grey). Both arms share one scale, so that
    equal steps from the middle look equally strong.

    Parameters
    ----------
    lower, upper : bounds of the classes, ascending: `geo.classes.classify.Classes`
    middle : for example the median of the nation, in the unit of the values
    """
    below = [high <= middle for high in upper]
    above = [low >= middle and not under for low, under in zip(lower, below, strict=True)]
    arm = max(sum(below), sum(above), 1)
    # One colour more than both arms need, so that the pale one keeps its place between.
    light, dark = _scheme(_DIVERGING, 2 * arm + 1), _between(*_DIVERGING_DARK, arm)
    steps = iter(range(-sum(below), 0))
    rising = iter(range(1, arm + 1))
    places = [
        next(steps) if under else next(rising) if over else 0
        for under, over in zip(below, above, strict=True)
    ]
    return Ramp(
        tuple(light[arm + place] for place in places),
        tuple(dark[arm + place] for place in places),
    )


def lisa(categories: Sequence[str]) -> Ramp:
    """Return the colours of categories of local Moran, such as "high_high"."""
    light, dark = zip(*(LISA[name] for name in categories), strict=True)
    return Ramp(tuple(light), tuple(dark))


def bivariate() -> Ramp:
    """Return nine colours for two measures in three classes each.

    Returns
    -------
    Ramp
        Place ``3 × second + first``: `first` grows towards amber, `second`
        towards blue.
    """
    light = [_multiply(amber, blue) for blue in _BLUE for amber in _AMBER]
    dark = [_add(amber, blue) for blue in _BLUE_DARK for amber in _AMBER_DARK]
    return Ramp(tuple(light), tuple(dark))


def _multiply(one: Colour, other: Colour) -> str:
    return _hex(a * b / 255 for a, b in zip(one, other, strict=True))


def _add(one: Colour, other: Colour) -> str:
    return _hex(255 - (255 - a) * (255 - b) / 255 for a, b in zip(one, other, strict=True))


def _between(low: Colour, middle: Colour, high: Colour, arm: int) -> tuple[str, ...]:
    """Colours in even steps from one end over the middle to the other, `arm` on each side."""
    steps = [step / arm for step in range(arm + 1)]
    falling = [_mixed(middle, low, share) for share in reversed(steps)]
    return (*falling, *(_mixed(middle, high, share) for share in steps[1:]))


def _mixed(one: Colour, other: Colour, share: float) -> str:
    return _hex(a + (b - a) * share for a, b in zip(one, other, strict=True))


def _hex(parts: Iterable[float]) -> str:
    return "#" + "".join(f"{round(part):02x}" for part in parts)


@cache
def _scheme(name: str, k: int) -> tuple[str, ...]:
    return tuple(color_brewer(name, k))
