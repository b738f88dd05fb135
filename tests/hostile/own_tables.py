"""Tables that an office might bring, each damaged in a way of its own."""

from __future__ import annotations

import random
from collections.abc import Callable

from openpyxl import Workbook

from tests.hostile.attacks import SHORT
from tests.own.workbooks import bomb, saved

Rows = list[list[str]]
_NAMES = (
    "大连市",
    "沈阳市",
    "Shijiazhuang",
    "130200",
    "苏州",
    "恩施州",
    "Xi'an",
    "襄樊",
    "巴州",
    "110000",
)
_GAPS = ("", "—", "..", "N/A", "无")


def table(chance: random.Random) -> Rows:
    """Return a sound table: a few units, a few columns, wide, by year or long."""
    names = chance.sample(_NAMES, 6)
    form = chance.choice(("wide", "by_year", "long"))

    def figure() -> str:
        return f"{chance.uniform(0, 100):.1f}"

    if form == "wide":
        return [
            ["城市", "办结率(%) 2022", "办结率(%) 2023"],
            *([n, figure(), figure()] for n in names),
        ]
    if form == "by_year":
        return [["city", "year", "办结率"], *([n, "2023", figure()] for n in names)]
    return [
        ["代码", "指标", "单位", "年份", "值"],
        *([n, "办结率", "%", "2023", figure()] for n in names),
    ]


def _cell(rows: Rows, chance: random.Random, text: str) -> None:
    row = chance.choice(rows)
    row[chance.randrange(len(row))] = text


def _payload(rows: Rows, chance: random.Random) -> None:
    _cell(rows, chance, chance.choice(SHORT))


def _formula(rows: Rows, chance: random.Random) -> None:
    _cell(
        rows,
        chance,
        chance.choice(("=1+1", "=cmd|'/c calc'!A1", "@SUM(A1)", "+1+cmd", "=HYPERLINK()")),
    )


def _impossible(rows: Rows, chance: random.Random) -> None:
    _cell(
        rows, chance, chance.choice(("-5", "-5%", "1e999", "101", "9" * 40, "inf", "NaN", "45291"))
    )


def _day(rows: Rows, chance: random.Random) -> None:
    _cell(rows, chance, chance.choice(("2023-12-31", "2023/1/1", "31.12.2023", "45291", "1月2日")))


def _wide_digits(rows: Rows, _: random.Random) -> None:
    for row in rows[1:]:
        row[-1] = row[-1].translate({ord(str(d)): chr(0xFF10 + d) for d in range(10)})


def _gap(rows: Rows, chance: random.Random) -> None:
    _cell(rows, chance, chance.choice(_GAPS))


def _twice(rows: Rows, chance: random.Random) -> None:
    rows.append(list(chance.choice(rows[1:])))


def _twice_otherwise(rows: Rows, chance: random.Random) -> None:
    _twice(rows, chance)
    rows[-1][-1] = "1.5"


def _ragged(rows: Rows, chance: random.Random) -> None:
    row = chance.choice(rows)
    del row[chance.randrange(len(row)) :]


def _longer(rows: Rows, chance: random.Random) -> None:
    chance.choice(rows).extend(["7"] * chance.randrange(1, 500))


def _no_heading(rows: Rows, _: random.Random) -> None:
    del rows[0]


def _titles(rows: Rows, chance: random.Random) -> None:
    rows[:0] = [["2023年报表"], [], ["单位：%"]][: chance.randrange(1, 4)]


def _ambiguous(rows: Rows, chance: random.Random) -> None:
    chance.choice(rows[1:])[0] = chance.choice(
        ("朝阳", "吉林", "海南", "昆山市", "Suzhou", "朝阳区")
    )


def _turned(rows: Rows, _: random.Random) -> None:
    width = max(map(len, rows))
    rows[:] = [[row[c] if c < len(row) else "" for row in rows] for c in range(width)]


def _long_cell(rows: Rows, chance: random.Random) -> None:
    _cell(rows, chance, "长" * chance.choice((80, 400, 5_000)))


def _person(rows: Rows, _: random.Random) -> None:
    for number, row in enumerate(rows):
        row.append("联系电话" if not number else f"138001380{number:02d}")


DAMAGES: tuple[Callable[[Rows, random.Random], None], ...] = (
    *(_payload, _formula, _impossible, _day, _wide_digits, _gap, _twice, _twice_otherwise),
    *(_ragged, _longer, _no_heading, _titles, _ambiguous, _turned, _long_cell, _person),
)


def damaged(chance: random.Random) -> Rows:
    """Return a table with one to three things wrong with it."""
    rows = table(chance)
    for damage in chance.sample(DAMAGES, chance.randrange(1, 4)):
        if len(rows) > 1 and all(rows):
            damage(rows, chance)
    return rows


def as_text(rows: Rows, chance: random.Random) -> bytes:
    """Return a table as a text file in some encoding, sometimes damaged itself."""
    sign, end = chance.choice(",;\t"), chance.choice(("\n", "\r\n"))
    text = end.join(sign.join(row) for row in rows)
    raw = text.encode(chance.choice(("utf-8", "utf-8-sig", "gb18030", "utf-16")), "replace")
    wrong = chance.randrange(8)
    if wrong == 0:
        raw += "\n大连市,1".encode("gb18030")
    elif wrong == 1:
        raw = raw[: chance.randrange(len(raw))]
    elif wrong == 2:
        place = chance.randrange(len(raw))
        raw = raw[:place] + chance.randbytes(3) + raw[place:]
    elif wrong == 3:
        raw += b'\n"never closed'
    return raw


def as_workbook(rows: Rows, chance: random.Random) -> bytes:
    """Return a table as a workbook with numbers as numbers and merged cells, sometimes damaged."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append([_typed("".join(s for s in cell if s.isprintable())) for cell in row])
    if chance.random() < 0.5:
        sheet.merge_cells(chance.choice(("A1:B1", "B1:C1", "A2:A3", "B2:C4")))
    raw = saved(book)
    if chance.random() < 0.4:
        place = chance.randrange(len(raw))
        raw = raw[:place] + chance.randbytes(4) + raw[place + 4 :]
    return raw


def _typed(cell: str) -> object:
    try:
        return float(cell) if abs(float(cell)) < 1e300 else cell
    except ValueError:
        return cell


def _wide() -> bytes:
    return ("城市," + ",".join(f"c{n}" for n in range(100_000))).encode()


def _long(heading: bytes, row: bytes) -> bytes:
    """A table of ninety thousand rows that differ in one number."""
    return b"\n".join([heading, *(row % n for n in range(90_000)), b"Dalian,2023,1"])


# Tables that would take all memory or all time of whoever read them.
MONSTERS: dict[str, Callable[[], bytes]] = {
    "a workbook of two gigabytes": lambda: bomb(2_048),
    "a million rows": lambda: b"a\n" * 1_000_000,
    "a hundred thousand cells in a row": _wide,
    "one cell of four megabytes": lambda: b"x" * (4 * 2**20 - 1),
    "quotation marks": lambda: b'"' * 1_000_000,
    "nothing but separators": lambda: b"," * 4_000_000,
    "marks that show nothing": lambda: "\u200b".encode() * 1_000_000,
    "ninety thousand questions": lambda: _long(b"city,year,value", b"Suzhou %d,2023,1"),
    "ninety thousand rejects": lambda: _long(b"city,own 2023", b"Dalian,=%d"),
}
