"""A course as a line no larger than a word: gaps are gaps, a break is a tick across."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from exports.charts.curves import runs
from geo.chart_colours import chart_colour
from geo.themes import SELECTION
from ui.over_time.course import Course
from ui.page.markup import Theme, element, picture
from ui.words import numbers
from ui.words.texts import Words

_WIDTH, _HEIGHT, _EDGE = 120.0, 28.0, 4.0
_Place = Callable[[float], float]


def spark(course: Course, label: str, theme: Theme) -> str:
    """Return a small line as an image, since Streamlit takes SVG elements out of HTML.

    Parameters
    ----------
    label : what a screen reader says, and the pointer is told
    """
    ink = chart_colour("ink", theme)
    xs, ys = zip(*course.points(), strict=True)
    across = _scale(xs, _EDGE, _WIDTH - _EDGE)
    upwards = _scale([v for v in ys if not math.isnan(v)], _HEIGHT - _EDGE, _EDGE)
    marks = [_tick(across(one.year - 0.5), ink) for one in course.breaks]
    for run in runs(ys):
        marks += _piece([(across(xs[n]), upwards(ys[n])) for n in run], ink)
    last = max(course.known)
    end = f'cx="{across(last):.1f}" cy="{upwards(course.known[last]):.1f}"'
    marks.append(f'<circle fill="{SELECTION}" {end} r="3"/>')
    box = f"0 0 {_WIDTH:g} {_HEIGHT:g}"
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{"".join(marks)}</svg>'
    return element("img", class_="spark", alt=label, title=label, src=picture(svg))


def spoken(course: Course, name: str, unit: str, words: Words) -> str:
    """Return every figure of a course in words, and where they do not compare."""
    said = [
        words("over_time.spark_figure", year=year, value=numbers.figure(value, unit, words))
        for year, value in course.known.items()
    ]
    stops = dict.fromkeys(one.year for one in course.breaks)
    said += [words("over_time.spark_break", year=year) for year in stops]
    joint = words.manner.pause
    return words("over_time.spark", name=name, figures=joint.join(said))


def _scale(values: Sequence[float], start: float, end: float) -> _Place:
    low, high = min(values), max(values)
    span = high - low
    return lambda value: start + (end - start) * ((value - low) / span if span else 0.5)


def _piece(points: Sequence[tuple[float, float]], ink: str) -> list[str]:
    if len(points) == 1:
        [(x, y)] = points
        return [f'<circle fill="{ink}" cx="{x:.1f}" cy="{y:.1f}" r="1.6"/>']
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return [f'<path fill="none" stroke="{ink}" stroke-width="1.4" d="M{path}"/>']


def _tick(x: float, ink: str) -> str:
    line = f'd="M{x:.1f} 1V{_HEIGHT - 1:g}"'
    return f'<path stroke="{ink}" stroke-opacity=".6" stroke-dasharray="2 2" {line}/>'
