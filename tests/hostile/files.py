"""Hostile files: what is given to the two uploaders, and boundaries that are none."""

from __future__ import annotations

import copy
import json
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import chain, repeat
from pathlib import Path
from typing import Any

from exports.briefing_file import LONGEST_NOTE, Briefing, SavedView
from tests.hostile import payloads
from tests.hostile.attacks import HOSTILE, SCRIPTS, SHORT, TEMPLATES, dice, in_turn
from tests.hostile.payloads import FORMULAS, MARKDOWN
from ui.briefing.starter import starter
from ui.words.texts import Words

_HEAD = b'format = "smart-city-atlas-briefing"\nversion = 1\n'


# What slides are called, each once: two of one name would be numbered.
TITLES = tuple(
    dict.fromkeys(
        (
            *(*payloads.TEMPLATES, *payloads.MARKUP, *FORMULAS[:2], *MARKDOWN[:2]),
            *(*TEMPLATES[:16], "{{'%c'%60}}script>window.__hit=1{{'%c'%60}}/script>"),
            *SCRIPTS[:3],
        )
    )
)


def hostile_briefing() -> Briefing:
    """Return a briefing the atlas takes: payloads in the title, every view's title, every note.

    One view of each kind comes first, of a city and of choices that are named by payloads; then
    views of one small kind for the titles that are left.
    """
    title = "{{7919*7907}} hit-{{ cycler.__init__.__globals__.os.getpid() }}-hit <b>"
    texts, kinds = in_turn(SHORT, "briefing"), starter(Words("en")).views
    small = SavedView("sources", {"lang": "en", "tab": "nation"}, "", "")
    views = tuple(
        SavedView(
            view.screen,
            {"city": "440300", **view.address, "index_name": next(texts)[:60]},
            called,
            " ".join(next(texts) for _ in range(12))[:LONGEST_NOTE].strip(),
        )
        for view, called in zip(chain(kinds, repeat(small)), TITLES, strict=False)
    )
    return Briefing(title, views)


def bombs() -> dict[str, bytes]:
    """Return small files that cost much to read, by what they are made of."""
    return {
        "a key of 30,000 dots": b"a." * 30_000 + b"a=1",
        "200 kB of dots": b"a." * 100_000 + b"a=1",
        "dots in a heading": b"[" + b"a." * 30_000 + b"a]\n",
        "dots in an inline table": b"x={" + b"a." * 30_000 + b"a=1}",
        "dotted keys with blanks": b"a . " * 15_000 + b"a=1",
        "quoted dotted keys": b'"a".' * 15_000 + b"a=1",
        "deep lists": b"x=" + b"[" * 60_000,
        "deep lists that close": b"x=" + b"[" * 20_000 + b"]" * 20_000,
        "deep tables": b"x=" + b"{a=" * 20_000,
        "many headings": b"".join(b"[a%d.b.c.d.e]\n" % n for n in range(4_000)),
        "many keys": b"".join(b"k%d=1\n" % n for n in range(7_000)),
        "many dotted keys": b"".join(b"a.b.c%d.d.e=1\n" % n for n in range(4_000)),
        "many views": _HEAD + b'[[view]]\nscreen="atlas"\n' * 5_000,
        "a number of 60,000 digits": b"x=" + b"9" * 60_000,
        "an exponent": b"x=1e999999999",
        "one long text": b'x="' + b"a" * 60_000 + b'"',
        "a text that does not end": b'x="""' + b'"' * 60_000,
        "half a character": b'x="\xe4\xb8',
        "the other half": b'x="\\ud800"',
        "UTF-16": "x = 1".encode("utf-16"),
        "null bytes": b"\x00" * 60_000,
        "nothing": b"",
        "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 100,
        "a ZIP": _zip(),
        "a page": b"<script>window.__hit=1</script>" * 1_000,
        "a pickle": b"\x80\x04\x95\x1f\x00\x00\x00c__builtin__\neval\n.",
        "an address that is no table": _HEAD + b'[[view]]\nscreen="atlas"\naddress=[1]\n',
        "a view that is no table": _HEAD + b"view=[1,2]\n",
        "a title that is no text": _HEAD + b"title=1979-05-27T07:32:00Z\n",
        "another version": _HEAD.replace(b"1", b"9" * 4_000),
        "a weight of a million": b"[weights]\npeoples_satisfaction = 1e6\n",
        "weights that are no numbers": b"[weights]\npeoples_satisfaction = [nan, inf, -nan]\n",
        "a name of markup": b'name = "<img src=x onerror=window.__hit=1>{{7919*7907}}"\n',
    }


def file_names() -> Iterator[str]:
    """Yield names that a file may come under; Streamlit takes none with another ending."""
    yield from ("../../../canary.toml", "a.toml\r\nX: y.toml", 'a".toml', "con.toml")
    for text in in_turn(HOSTILE, "file names"):
        # A form's head is no place for a null byte: the line would not be understood at all.
        yield f"a{text.replace(chr(0), ' ')[:200]}.toml"


def _zip() -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("x.toml", b"\x00" * 50_000_000)
    return packed.getvalue()


Feature = dict[str, Any]
Damage = Callable[[list[Feature]], Any]


def damaged_boundaries(features: list[Feature]) -> Iterator[tuple[str, bytes]]:
    """Yield boundary files that are none, by what is wrong with them.

    Parameters
    ----------
    features : of a whole file, some units and the two national lines
    """
    for what, damage in _DAMAGES.items():
        changed = copy.deepcopy(features)
        whole = damage(changed)
        yield what, _as_file({"features": changed} if whole is None else whole)
    good = _as_file({"type": "FeatureCollection", "features": features})
    yield "200,000 brackets", b'{"features":' + b"[" * 200_000
    yield "200,000 brackets that close", b"[" * 200_000 + b"]" * 200_000
    yield "a number of 5,000 digits", good.replace(b'{"', b'{"n":' + b"9" * 5_000 + b',"', 1)
    yield "another encoding", good.decode().encode("utf-16")
    yield "nothing", b""
    chance = dice("boundaries")
    for turn in range(60):
        damaged = bytearray(good)
        for _ in range(chance.randint(1, 8)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        cut = len(damaged) if turn % 3 else chance.randrange(len(damaged))
        yield f"bytes changed by chance, {turn}", bytes(damaged[:cut])


def _as_file(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=True).encode()


def _first(**changed: Any) -> Damage:
    """Damage the properties and the geometry of the first unit; "…" takes an entry away."""

    def damage(features: list[Feature]) -> None:
        for name, value in changed.items():
            part = "geometry" if name in ("type", "coordinates") else "properties"
            if value is ...:
                del features[0][part][name]
            else:
                features[0][part][name] = value

    return damage


def _replaced(**changed: Any) -> Damage:
    return lambda features: features[0].update(changed)


_RING = [[100.0, 30.0], [101.0, 30.0], [101.0, 31.0], [100.0, 30.0]]
_DAMAGES: dict[str, Damage] = {
    "gb is a number": _first(gb=156110000),
    "gb is nothing": _first(gb=None),
    "gb is a list": _first(gb=["156110000"]),
    "gb is short": _first(gb="1"),
    "no gb": _first(gb=...),
    "no name": _first(name=...),
    "name is a number": _first(name=5),
    "name is markup": _first(name="{{7919*7907}}<script>window.__hit=1</script>"),
    "no coordinates": _first(coordinates=...),
    "coordinates are nothing": _first(coordinates=None),
    "coordinates are empty": _first(coordinates=[]),
    "coordinates are text": _first(type="Polygon", coordinates="here"),
    "text as coordinates": _first(type="Polygon", coordinates=[[["a", "b"]] * 4]),
    "NaN coordinates": _first(type="Polygon", coordinates=[[[float("nan")] * 2] * 4]),
    "infinite coordinates": _first(type="Polygon", coordinates=[[[float("inf")] * 2] * 4]),
    "huge coordinates": _first(type="Polygon", coordinates=[[[1e300, 1e300]] * 4]),
    "a ring of one point": _first(type="Polygon", coordinates=[_RING[:1]]),
    "a ring of two points": _first(type="Polygon", coordinates=[_RING[:2]]),
    "an empty ring": _first(type="Polygon", coordinates=[[]]),
    "points of one number": _first(type="Polygon", coordinates=[[[1.0]] * 4]),
    "points of five numbers": _first(type="Polygon", coordinates=[[[1.0] * 5] * 4]),
    "a type there is not": _first(type="SuperPolygon"),
    "a type that is a number": _first(type=7),
    "a point that calls itself an area": _first(type="MultiPolygon", coordinates=[1.0, 2.0]),
    "a collection": _first(type="GeometryCollection"),
    "no geometry": _replaced(geometry=None),
    "geometry is a list": _replaced(geometry=[]),
    "no properties": _replaced(properties=None),
    "properties are text": _replaced(properties="gb"),
    "a unit twice": lambda features: features.append(features[0]),
    "a unit of nowhere": _first(gb="156999999"),
    "no lines": lambda features: features.__delitem__(slice(-2, None)),
    "no features": lambda features: features.clear(),
    "features are text": lambda _: {"features": "none"},
    "features are a number": lambda _: {"features": 5},
    "features of nothing": lambda _: {"features": [None, None]},
    "no collection": lambda _: {"type": "Topology"},
    "a list": lambda features: features,
    "a text": lambda _: "features",
    "nothing": lambda _: {},
}


def some_features(path: Path, count: int) -> list[Feature]:
    """Return the first units of a boundary file and its two national lines."""
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    units = [f for f in features if f["geometry"]["type"].endswith("Polygon")]
    units.sort(key=lambda unit: len(json.dumps(unit["geometry"])))
    others = [f for f in features if not f["geometry"]["type"].endswith("Polygon")]
    lines = [f for f in others if _reaches(f, 1, 5) or _reaches(f, 0, 75)]
    return units[:count] + lines


def _reaches(feature: Feature, axis: int, below: float) -> bool:
    points: list[Any] = [feature["geometry"]["coordinates"]]
    while points and isinstance(points[0][0], list):
        points = [part for point in points for part in point]
    return any(point[axis] < below for point in points)
