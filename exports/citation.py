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
# Kind → what BibTeX calls it; "report" would want an institution, which is the author here.
_ENTRIES = {"M": "book", "J": "article"}
# Of more authors than these GB/T 7714 names the first.
_MOST_AUTHORS = 3


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
    note : what it rests on, where a style has room for it
    kind : by the letters of GB/T 7714-2015: "M" a book, "J" an article, "R" a report, "DS" a
        data set, "Z" other
    place, press : where and by whom it was published; without `press` by its author
    authors : of an article, in place of `author`: "Guo, F." or "郭峰"
    journal, volume, number, pages : of an article
    """

    author: str
    title: str
    year: str = ""
    version: str = ""
    published: date | None = None
    seen: date | None = None
    address: str = ""
    note: str = ""
    kind: str = "DS"
    place: str = ""
    press: str = ""
    authors: tuple[str, ...] = ()
    journal: str = ""
    volume: str = ""
    number: str = ""
    pages: str = ""


def gbt(cited: Cited) -> str:
    """Return a reference as GB/T 7714-2015 sets it: what is printed with its press, else its day.

    An article stands in its journal, and an edition after the kind.
    """
    online = "/OL" if cited.address else ""
    title = f"{cited.title}[{cited.kind}{online}]"
    days = f"({cited.published.isoformat()})" if cited.published else ""
    days += f"[{cited.seen.isoformat()}]" if cited.seen else ""
    place = f"{cited.place}: {cited.press or cited.author}" if cited.place else cited.press
    when = days or _listed(place or cited.journal, _hyphens(cited.year), _hyphens(_issue(cited)))
    return _ended([_authors(cited), title, _capital(cited.version), when, cited.address])


def _authors(cited: Cited) -> str:
    """Three authors at most, without the marks of their initials."""
    if not cited.authors:
        return _capital(cited.author)
    named = [name.replace(",", "").replace(".", "") for name in cited.authors]
    more = "et al" if named[0].isascii() else "等"
    return _listed(*named[:_MOST_AUTHORS], more if len(named) > _MOST_AUTHORS else "")


def _issue(cited: Cited) -> str:
    """Volume, number and pages of an article."""
    if not cited.journal:
        return ""
    return f"{cited.volume}({cited.number}): {cited.pages}"


def _listed(*parts: str) -> str:
    return ", ".join(filter(None, parts))


def _hyphens(span: str) -> str:
    return span.replace("–", "-")


def apa(cited: Cited) -> str:
    """Return a reference as APA sets it, without the italics of its title."""
    version = f" ({cited.version})" if cited.version else ""
    kind = " [Data set]" if cited.kind == "DS" else ""
    seen = f"Retrieved {_american(cited.seen)}, from " if cited.seen and cited.address else ""
    when = f"({cited.year or 'n.d.'})"
    author = f"{', '.join(cited.authors[:-1])}, & {cited.authors[-1]}" if cited.authors else ""
    where = cited.press
    if cited.journal:
        where = _listed(cited.journal, f"{cited.volume}({cited.number})", cited.pages)
    title = f"{cited.title}{version}{kind}"
    said = _ended([author or _capital(cited.author), when, title, where])
    return f"{said} {seen}{cited.address}" if cited.address else said


def bibtex(cited: Cited) -> str:
    """Return a reference as an entry of BibTeX; its key is the same for the same thing."""
    fields = {
        "author": _tex(" and ".join(cited.authors)) or f"{{{_tex(_capital(cited.author))}}}",
        "title": f"{{{_tex(cited.title)}}}",
        "year": cited.year.replace("–", "--"),
        "publisher": f"{{{_tex(cited.press)}}}",
        "address": _tex(cited.place if cited.press else ""),
        "journal": _tex(cited.journal),
        "volume": _tex(cited.volume),
        "number": _tex(cited.number),
        "pages": _tex(cited.pages.replace("–", "--")),
        "version": _tex(cited.version),
        "date": cited.published.isoformat() if cited.published else "",
        "urldate": cited.seen.isoformat() if cited.seen else "",
        "howpublished": f"\\url{{{_address(cited.address)}}}" if cited.address else "",
        "note": _tex(cited.note),
    }
    known = [f"  {name} = {{{text}}}" for name, text in fields.items() if text and text != "{}"]
    entry = _ENTRIES.get(cited.kind, "misc")
    return ",\n".join([f"@{entry}{{{_key(cited)}", *known]) + "\n}"


def _ended(parts: list[str]) -> str:
    """Parts one after the other, each ended once."""
    known = [part.strip().rstrip(".。") for part in parts if part.strip()]
    return ". ".join(known) + "."


def _capital(author: str) -> str:
    """As a reference begins."""
    return author[:1].upper() + author[1:]


def _american(day: date | None) -> str:
    return "" if day is None else f"{day:%B} {day.day}, {day.year}"


def _tex(text: str) -> str:
    return "".join(_TEX.get(letter, letter) for letter in text)


def _address(address: str) -> str:
    r"""An address inside \url, which ends at an unequal brace and knows no escape."""
    return re.sub(r"[{}\\\s]", lambda found: f"%{ord(found[0]):02X}", address)


def _key(cited: Cited) -> str:
    whole = "\n".join((cited.author, cited.title, cited.version, cited.address))
    return f"smartcity{cited.year[:4]}-{hashlib.sha256(whole.encode()).hexdigest()[:_KEY_LETTERS]}"


# The styles by their names, in the order in which they are offered.
STYLES: Mapping[str, Callable[[Cited], str]] = {"GB/T 7714": gbt, "APA": apa, "BibTeX": bibtex}
