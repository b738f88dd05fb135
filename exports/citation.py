"""A view and its sources as references: GB/T 7714-2015, APA (7th edition) and BibTeX.

Like the rest of this room it is given every word; here is only how each style
sets them. Where a part is missing, so is the mark that would follow it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

_TEX = {c: f"\\{c}" for c in "&%$#_{}"} | {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_KEY_LETTERS = 8


@dataclass(frozen=True)
class Cited:
    """One thing that is cited.

    Attributes
    ----------
    author, title : who answers for it, and what it is called
    year : in which it was published, "" where that is not known
    version : its edition, "" where it has none
    published : the day of that edition, or None
    seen : the day it was looked at, or None for what is printed
    address : where it is found, "" for what is printed
    note : what it rests on
    """

    author: str
    title: str
    year: str = ""
    version: str = ""
    published: date | None = None
    seen: date | None = None
    address: str = ""
    note: str = ""


def gbt(cited: Cited) -> str:
    """Return a reference as GB/T 7714-2015 sets a data set."""
    online = "/OL" if cited.address else ""
    title = ": ".join(filter(None, (cited.title, cited.version)))
    days = f"({cited.published.isoformat()})" if cited.published else ""
    days += f"[{cited.seen.isoformat()}]" if cited.seen else ""
    parts = (cited.author, f"{title}[DS{online}]", days or cited.year, cited.address)
    return _ended([*parts, cited.note])


def apa(cited: Cited) -> str:
    """Return a reference as APA sets a data set, without the italics of its title."""
    version = f" ({cited.version})" if cited.version else ""
    kind = " [Data set]" if cited.address else ""
    seen = f"Retrieved {_american(cited.seen)}, from " if cited.seen and cited.address else ""
    when = f"({cited.year or 'n.d.'})"
    said = _ended([cited.author, when, f"{cited.title}{version}{kind}", cited.note])
    return f"{said} {seen}{cited.address}" if cited.address else said


def bibtex(cited: Cited) -> str:
    """Return a reference as an entry of BibTeX; its key is the same for the same thing."""
    fields = {
        "author": f"{{{_tex(cited.author)}}}",
        "title": f"{{{_tex(cited.title)}}}",
        "year": cited.year,
        "version": _tex(cited.version),
        "date": cited.published.isoformat() if cited.published else "",
        "urldate": cited.seen.isoformat() if cited.seen else "",
        "howpublished": f"\\url{{{_address(cited.address)}}}" if cited.address else "",
        "note": _tex(cited.note),
    }
    known = [f"  {name} = {{{text}}}" for name, text in fields.items() if text and text != "{}"]
    return ",\n".join([f"@misc{{{_key(cited)}", *known]) + "\n}"


def _ended(parts: list[str]) -> str:
    """Parts one after the other, each ended once."""
    known = [part.strip().rstrip(".。") for part in parts if part.strip()]
    return ". ".join(known) + "."


def _american(day: date | None) -> str:
    return "" if day is None else f"{day:%B} {day.day}, {day.year}"


def _tex(text: str) -> str:
    return "".join(_TEX.get(letter, letter) for letter in text)


def _address(address: str) -> str:
    r"""An address inside \url, which ends at an unequal brace and knows no escape."""
    return re.sub(r"[{}\\\s]", lambda found: f"%{ord(found[0]):02X}", address)


def _key(cited: Cited) -> str:
    whole = "\n".join((cited.author, cited.title, cited.version, cited.address))
    return f"smartcity{cited.year}-{hashlib.sha256(whole.encode()).hexdigest()[:_KEY_LETTERS]}"


# The styles by their names, in the order in which they are offered.
STYLES: Mapping[str, Callable[[Cited], str]] = {"GB/T 7714": gbt, "APA": apa, "BibTeX": bibtex}
