"""References as each style sets them, whatever stands in a title."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from exports.citation import STYLES, Cited, apa, bibtex, gbt

VIEW = Cited(
    author="Smart City Atlas of China",
    title="GDP per resident, 2023",
    year="2026",
    version="data edition 2026.2-0123abcd",
    published=date(2026, 11, 26),
    seen=date(2026, 12, 3),
    address="http://atlas.example/?lang=en&edition=2026.2-0123abcd",
    note="Sources: Yearbook",
)
BOOK = Cited(
    "National Bureau of Statistics of China",
    "China City Statistical Yearbook 2024",
    "2024",
    kind="M",
    place="Beijing",
    press="China Statistics Press",
)
ARTICLE = Cited(
    "",
    "Digital finance",
    "2020",
    kind="J",
    authors=("Guo, F.", "Wang, J.", "Wang, F.", "Kong, T."),
    journal="Quarterly",
    volume="19",
    number="4",
    pages="1401–1418",
)
REPORT = Cited("provincial bureaus of statistics", "Bulletins", "2012–2025", kind="R")


def test_a_view_in_each_style() -> None:
    """Author, title, edition, its day, the day it was seen and the address."""
    assert gbt(VIEW) == (
        "Smart City Atlas of China. GDP per resident, 2023[DS/OL]. "
        "Data edition 2026.2-0123abcd. (2026-11-26)[2026-12-03]. http://atlas.example/?lang=en&edition=2026.2-0123abcd."
    )
    assert apa(VIEW) == (
        "Smart City Atlas of China. (2026). GDP per resident, 2023 "
        "(data edition 2026.2-0123abcd) [Data set]. Retrieved December 3, 2026, "
        "from http://atlas.example/?lang=en&edition=2026.2-0123abcd"
    )
    entry = bibtex(VIEW)
    assert "author = {{Smart City Atlas of China}}" in entry
    assert r"howpublished = {\url{http://atlas.example/?lang=en&edition=2026.2-0123abcd}}" in entry
    assert "urldate = {2026-12-03}" in entry


def test_a_printed_source_in_each_style() -> None:
    """What it has not is left out, with the mark that would follow."""
    assert gbt(BOOK) == (
        "National Bureau of Statistics of China. China City Statistical Yearbook 2024[M]. "
        "Beijing: China Statistics Press, 2024."
    )
    assert apa(BOOK) == (
        "National Bureau of Statistics of China. (2024). China City Statistical Yearbook 2024. "
        "China Statistics Press."
    )
    assert gbt(REPORT) == "Provincial bureaus of statistics. Bulletins[R]. 2012-2025."
    assert apa(REPORT) == "Provincial bureaus of statistics. (2012–2025). Bulletins."
    assert gbt(Cited("Ministries", "Lists", kind="Z")) == "Ministries. Lists[Z]."
    assert apa(Cited("Ministries", "Lists", kind="Z")) == "Ministries. (n.d.). Lists."


@pytest.mark.parametrize(
    ("article", "in_gbt", "in_apa", "in_bibtex"),
    [
        (
            ARTICLE,
            "Guo F, Wang J, Wang F, et al. Digital finance[J]. Quarterly, 2020, 19(4): 1401-1418.",
            "Guo, F., Wang, J., Wang, F., & Kong, T. (2020). Digital finance. "
            "Quarterly, 19(4), 1401–1418.",
            "author = {Guo, F. and Wang, J. and Wang, F. and Kong, T.}",
        ),
        (
            replace(ARTICLE, authors=("郭峰", "王靖一"), title="数字金融", journal="季刊"),
            "郭峰, 王靖一. 数字金融[J]. 季刊, 2020, 19(4): 1401-1418.",
            "郭峰, & 王靖一. (2020). 数字金融. 季刊, 19(4), 1401–1418.",
            "author = {郭峰 and 王靖一}",
        ),
    ],
)
def test_an_article_stands_in_its_journal(
    article: Cited, in_gbt: str, in_apa: str, in_bibtex: str
) -> None:
    """With its authors, as many as each style names, its volume, number and pages."""
    assert (gbt(article), apa(article)) == (in_gbt, in_apa)
    entry = bibtex(article)
    assert entry.startswith("@article{")
    assert in_bibtex in entry
    assert "volume = {19},\n  number = {4},\n  pages = {1401--1418}" in entry


def test_what_its_author_published_names_the_place() -> None:
    """GB/T 7714 wants place and press; the others do not name an author twice."""
    report = Cited("City Lab", "Tiers", "2025", kind="R", place="Shanghai")
    assert gbt(report) == "City Lab. Tiers[R]. Shanghai: City Lab, 2025."
    assert apa(report) == "City Lab. (2025). Tiers."
    assert "address" not in bibtex(report)


def test_entries_of_bibtex_can_be_read() -> None:
    """A key of plain letters, and each field a name with a text whose braces are paired."""
    for cited, kind in ((VIEW, "misc"), (BOOK, "book"), (REPORT, "misc")):
        found = re.fullmatch(
            r"@(\w+)\{(smartcity\d{4}-[0-9a-f]{8}),\n(.*)\n\}", bibtex(cited), re.DOTALL
        )
        assert found is not None
        assert found[1] == kind
        fields = [re.fullmatch(r"  ([a-z]+) = \{(.*)\},?", line) for line in found[3].split("\n")]
        assert all(fields)
        named = {one[1]: one[2] for one in fields if one}
        assert len(named) == len(fields)
        assert {"author", "title", "year"} <= set(named)
        assert all(text.count("{") == text.count("}") for text in named.values())
    assert "publisher = {{China Statistics Press}},\n  address = {Beijing}" in bibtex(BOOK)
    assert "year = {2012--2025}" in bibtex(REPORT)


@pytest.mark.parametrize("text", ["a}b{c", "100 % & $x_1#~^", "\\input{/etc/passwd}", "a\nb"])
def test_no_text_breaks_out_of_its_field(text: str) -> None:
    """A name from outside is letters, never a command."""
    entry = bibtex(Cited(text, text, version=text, address=f"http://a/?x={text}"))
    bare = re.sub(r"\\textbackslash\{\}|\\textasciitilde\{\}|\\textasciicircum\{\}", "", entry)
    bare = re.sub(r"\\[&%$#_{}]", "", bare)
    assert bare.count("{") == bare.count("}")
    assert re.findall(r"\\\w+", bare) == [r"\url"]
    for written in STYLES.values():
        assert written(Cited(text, text)).strip()
