"""Figures around zero with their sign, as sentences and legends of the regions say them."""

from __future__ import annotations

from ui.words.texts import Words


def signed(value: float, digits: int = 2, unit: str = "") -> str:
    """Return a figure with plus or minus; what is printed as zero has neither.

    Examples
    --------
    >>> signed(0.347), signed(-1.0, 0, "%"), signed(-0.001)
    ('+0.35', '−1%', '0.00')
    """
    rounded = round(value, digits)
    sign = "+" if rounded > 0 else "−" if rounded < 0 else ""
    return f"{sign}{abs(rounded):.{digits}f}{unit}"


def minus(value: float, digits: int = 2) -> str:
    """Return the same without a plus."""
    return signed(value, digits).removeprefix("+")


def span(low: float, high: float, words: Words, digits: int = 1, unit: str = "%") -> str:
    """Return a range with its signs, or the one figure it holds.

    Examples
    --------
    >>> span(-1.0, 2.5, Words("en")), span(0.5, 0.5, Words("zh"))
    ('−1.0% – +2.5%', '+0.5%')
    """
    ends = [signed(value, digits, unit) for value in (low, high)]
    return ends[0] if ends[0] == ends[1] else words.manner.to.join(ends)
