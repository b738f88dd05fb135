"""What the tests of reports share: one with long texts, tables and pictures in it."""

from __future__ import annotations

from dataclasses import replace

from exports.charts.bars import Bars, Series
from exports.content import Finding, Table
from exports.paper.content import Paper, Section, Terms
from tests.exports.conftest import HOSTILE, chart, picture

# Every number, unit, sign and mark that a line could be torn at, at ever other places.
SAID = (
    "2023年全国地级及以上城市地区生产总值约117.43万亿元（占全国的93.2%），比2010年提高+1.7个百分点；"
    "长三角占24.2%，珠三角占9.1%，京津冀占8.3%。“十四五”期间，2010—2024年年均增速为−0.5%至6.25%，"
    "人均12,345.6元、常住人口3.58亿人、企业1,234家……详见《中国城市统计年鉴》第37页！是否收敛？"
)


def long_text() -> str:
    """Return a paragraph in which each line begins at another place of the same sentence."""
    return "".join(f"{'甲乙丙丁戊己庚辛壬癸'[: n % 11]}{SAID}" for n in range(24))


def paper(language: str, watermark: str = "") -> Paper:
    """A report of two views, with findings and a table of several pages."""
    rows = tuple((f"指标{n}", 4.725 * n, n, HOSTILE) for n in range(60))
    text = long_text()
    section = Section(
        title="各地区处于什么水平？",
        reading=text[:60],
        about="2023年",
        note=text,
        picture=picture(language),
        charts=(chart(),),
        tables=(Table("一览", ("指标", "数值", "名次", "说明"), rows, (None, 2, None, None)),),
        findings=(("优势", (Finding("GDP", text),)), ("", ())),
        remarks=(text, HOSTILE),
        source="国家统计局",
    )
    left, right = (replace(picture(language), subtitle=name) for name in ("左图", "右图"))
    second = replace(
        section, title=HOSTILE, note="", picture=left, beside=right, findings=(), remarks=()
    )
    return Paper(
        title="区域失衡 Regional imbalance",
        subtitle="报告",
        language=language,
        imprint=("地图集 · 2026-11-26", "数据版本2026.2-ab12cd34", "审图号：GS（2024）0650号"),
        edition="数据版本2026.2-ab12cd34",
        sections=(section, second),
        method=Section("方法", findings=(("如何阅读", (Finding("地区", text),)),)),
        sources=Table("资料来源", ("序号", "名称"), ((1, "年鉴"), (2, HOSTILE))),
        terms=Terms("目录", "图表目录", "图", "表", "须知"),
        watermark=watermark,
    )


def high_paper() -> Paper:
    """A report of a chart and a table that are higher than a page each."""
    rows = tuple(f"row {number}" for number in range(90))
    bars = Bars(title="shares", categories=rows, series=(Series("share", (0.5,) * 90),))
    texts = Table("texts", ("text", "sign"), (("word " * 150, "x"),) * 9)
    return replace(paper("en"), sections=(Section("s", charts=(bars,), tables=(texts,)),))
