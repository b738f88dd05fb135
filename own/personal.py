"""What looks like personal data: names, telephone and identity numbers are refused, never kept."""

from __future__ import annotations

import re

from data.errors import DataError
from own.grid import Grid, letter
from own.matching import key
from own.numbers import narrow

_HEADINGS = re.compile(
    r"姓名|身份证|证件号|手机|电话|联系方式|微信|住址|家庭地址|邮箱"
    r"|fullname|firstname|surname|lastname|respondentname|telephone|phone|mobile|idcard|idnumber"
    r"|passport|email|homeaddress|wechat"
)
_IDENTITY = re.compile(r"[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])[0-3][0-9][0-9]{3}[0-9X]")
_MOBILE = re.compile(r"(?:\+?86[- ]?)?1[3-9][0-9](?:[- ]?[0-9]{4}){2}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}", re.IGNORECASE)
_FACTORS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵周吴徐孙马胡朱郭何罗高林郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任"
    "姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
_NAME = re.compile(r"[\u4e00-\u9fff]{2,3}")
# So large a part of a column's cells shows what the column is.
_SHARE, _LEAST = 0.5, 3
_LOOKED_AT = 1_000


def is_identity_number(text: str) -> bool:
    """Return whether a text is an identity number, by its date of birth and its check digit.

    Examples
    --------
    >>> is_identity_number("11010519491231002X"), is_identity_number("110105194912310021")
    (True, False)
    """
    plain = narrow(text).upper().replace(" ", "")
    if not _IDENTITY.fullmatch(plain):
        return False
    total = sum(int(digit) * by for digit, by in zip(plain, _FACTORS, strict=False))
    return _CHECKS[total % 11] == plain[-1]


def refuse_personal(
    grid: Grid, first: int, *, skipped: frozenset[int] = frozenset(), individual: bool = False
) -> None:
    """Refuse a table with personal data, naming the column and never what stands in it.

    Parameters
    ----------
    first : the first row below the headings
    skipped : columns known to name places
    individual : whether its rows are people, so that telephone numbers and names show by content

    Raises
    ------
    DataError
        Naming the first such column.
    """
    for column in range(grid.width):
        if column not in skipped and _is_personal(grid, first, column, individual):
            raise DataError(
                "a column looks like personal data", "own_personal", column=letter(column)
            )


def _is_personal(grid: Grid, first: int, column: int, individual: bool) -> bool:
    headings = (grid.at(row, column) for row in range(min(first, len(grid.rows))))
    if any(_HEADINGS.search(key(heading)) for heading in headings):
        return _is_of_people(grid, first, column)
    cells = [text for text in grid.column(column, first) if text][:_LOOKED_AT]
    if any(is_identity_number(text) or _EMAIL.fullmatch(text) for text in cells):
        return True
    if not individual or len(cells) < _LEAST:
        return False
    shown = max(sum(map(_is_mobile, cells)), sum(map(_is_name, cells)))
    return shown >= _SHARE * len(cells) and len(set(cells)) > len(cells) / 2


def _is_of_people(grid: Grid, first: int, column: int) -> bool:
    """A column named after telephones may count them: 移动电话用户数 holds small plain numbers."""
    cells = [narrow(text) for text in grid.column(column, first) if text][:_LOOKED_AT]
    counts = sum(bool(re.fullmatch(r"-?[0-9,]+(\.[0-9]+)?%?", text)) for text in cells)
    return counts < len(cells) / 2 or any(map(_is_mobile, cells))


def _is_mobile(text: str) -> bool:
    return bool(_MOBILE.fullmatch(narrow(text)))


def _is_name(text: str) -> bool:
    return bool(_NAME.fullmatch(text)) and text[0] in _SURNAMES
