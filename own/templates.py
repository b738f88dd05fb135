"""Empty tables to fill in, one for each level, and one for residents' answers."""

from __future__ import annotations

from typing import Literal

from data.catalogue import Catalogue
from data.counties.drawn import county_names
from own.matching import Level
from own.survey.questionnaire import ANSWERS, questionnaire

Row = tuple[str, ...]
_EXAMPLE = "指标名称（单位）2023"


def template(catalogue: Catalogue, level: Level) -> tuple[Row, ...]:
    """Return the rows of a table of a level: its heading, and every unit with its code."""
    if level == "prefecture":
        table = catalogue.cities[["city_code", "name_zh", "province_zh"]]
        return (("代码", "城市", "省份", _EXAMPLE), *_rows(table.itertuples(index=False)))
    if level == "county":
        names = catalogue.cities.set_index("city_code")["name_zh"]
        called = county_names(catalogue)["name_zh"].to_numpy()
        table = catalogue.counties[["county_code"]].assign(
            name=called, city=catalogue.counties["city_code"].map(names).fillna("")
        )
        return (("代码", "区县", "所属市", _EXAMPLE), *_rows(table.itertuples(index=False)))
    return (("区县", _EXAMPLE), *((f"第{n}个区", "") for n in range(1, 6)))


def survey_template(kind: Literal["answers", "shares"]) -> tuple[Row, ...]:
    """Return the rows of a table of answers, a person a row, or of shares by city and item."""
    items = questionnaire()
    if kind == "answers":
        return (
            ("城市", "权重", *(f"q{item.number}" for item in items)),
            ("", "1", *("满意" for _ in items)),
        )
    return (
        ("城市", "题目", "满意率", "样本量", "设计效应"),
        *(("", item.code, "", "", "1") for item in items),
    )


def questionnaire_rows() -> tuple[Row, ...]:
    """Return the questionnaire in both languages, to be printed or put into a survey tool."""
    heads = ("题号", "代码", "题目", "Question", *(f"{zh} / {en}" for zh, en in ANSWERS))
    answers = tuple(str(score) for score in range(1, len(ANSWERS) + 1))
    return (
        heads,
        *(
            (str(item.number), item.code, item.text_zh, item.text_en, *answers)
            for item in questionnaire()
        ),
    )


def _rows(rows: object) -> tuple[Row, ...]:
    return tuple((*map(str, row), "") for row in rows)  # type: ignore[attr-defined]
