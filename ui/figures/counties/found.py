"""Counties found by what a reader types: Chinese name, pinyin or English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pandas import DataFrame

from ui.figures.labels.pinyin import pinyin

# More is no choice any more: the reader types another letter.
MOST_SHOWN = 8
LONGEST = 40


def spellings(units: DataFrame) -> dict[str, tuple[str, ...]]:
    """Return code → how it is spelt: Chinese, English, both without signs and in small letters.

    Parameters
    ----------
    units : index code, columns name_zh and name_en
    """
    return {
        str(code): tuple(dict.fromkeys((bare(zh), bare(en), pinyin(zh))))
        for code, zh, en in zip(units.index, units["name_zh"], units["name_en"], strict=True)
    }


def bare(name: str) -> str:
    """Return a name without spaces, signs and capitals.

    Examples
    --------
    >>> bare("Xi'an District")
    'xiandistrict'
    """
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def matches(
    typed: str, spelt: Mapping[str, Sequence[str]], where: Mapping[str, str]
) -> tuple[str, ...]:
    """Return the codes that what was typed may mean, the likeliest first.

    Names that begin with it come first, then names that hold it, then whatever lies
    in a place so called. A text without a letter means nothing.

    Parameters
    ----------
    spelt : code → its spellings: `spellings`
    where : code → the place it lies in
    """
    asked = bare(typed[:LONGEST])
    if not asked:
        return ()
    begin = [code for code, names in spelt.items() if any(n.startswith(asked) for n in names)]
    hold = [code for code, names in spelt.items() if any(asked in n for n in names)]
    lie = [code for code, place in where.items() if asked in bare(place)]
    return tuple(dict.fromkeys((*begin, *hold, *lie)))
