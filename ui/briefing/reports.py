"""Printed reports: one city, the chosen region, or every city of a province in one archive."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from exports.printable import file_name
from ui.address.view import View
from ui.briefing import papers
from ui.briefing.made import cities_of, city_pdf, province_zip, region_pdf
from ui.figures import kept
from ui.figures.full_name import name_of
from ui.figures.names import city_names, group_names
from ui.page import controls, queued
from ui.page.markup import element, plain, text
from ui.reader.basis import carried, current
from ui.regions.report import region_name
from ui.words.texts import Words

_SLOT = "batch"


def draw(view: View) -> None:
    """Draw the choice of a city and of a region, with the report of each."""
    words, reader = Words(view.language), queued.reader()
    if kept.scored_then() is not None:
        label = kept.edition().label
        st.html(element("p", text(words("briefing.reports_anew", label=label)), class_="muted"))
        return
    controls.find_city(view)
    if view.city:
        name = city_names(kept.catalogue(), words)[view.city]
        st.html(element("p", text(name_of(view)), class_="city-name"))
        _print("city_pdf", name, city_pdf, view, reader)
    controls.filters(view)
    _print("region_pdf", region_name(view), region_pdf, view, reader)
    papers.of_place(view)
    _batch(view, words)


def _print(key: str, name: str, made: Callable[[View], bytes], view: View, reader: str) -> None:
    """A button that has a report made when it is pressed."""
    st.download_button(
        Words(view.language)(f"briefing.{key}", name=plain(name)),
        carried(partial(queued.at_once, reader, made, view)),
        f"{file_name(name.replace(' · ', '-'))}.pdf",
        "application/pdf",
        icon=":material/picture_as_pdf:",
        key=key,
        on_click="ignore",
    )


def _batch(view: View, words: Words) -> None:
    """Every city of one province as reports in one archive; it can be cancelled."""
    if len(view.province) != 1:
        st.html(f'<p class="muted">{words("briefing.batch_how")}</p>')
        return
    province = view.province[0]
    name = group_names("province", kept.catalogue(), words)[province]
    key = (_SLOT, queued.reader(), current().key, province, view.language)
    made = carried(province_zip)
    if st.button(
        words("briefing.batch", name=plain(name)), icon=":material/folder_zip:", key="batch"
    ):
        queued.drop(_SLOT)
        queued.line().forget(key)
        queued.ask(
            _SLOT,
            key,
            lambda report: queued.workers().call(report, made, view, province, told="report"),
            words,
        )
    job = queued.holds(_SLOT)
    if job is None or job.key != key:
        return
    if queued.cancelled(job):
        queued.drop(_SLOT)
        return
    if not queued.ready(_SLOT, job, words, lambda made, _: _said(made, view, province, words)):
        return
    if not queued.failed(job, words) and job.result is not None:
        _offer_batch(job.result, name, words)


def _offer_batch(content: bytes, name: str, words: Words) -> None:
    st.download_button(
        words("briefing.batch_save", name=plain(name), size=f"{len(content) / 1e6:.1f}"),
        content,
        f"{file_name(name)}.zip",
        "application/zip",
        icon=":material/download:",
        key="batch_save",
        type="primary",
        on_click="ignore",
    )


def _said(made: int, view: View, province: str, words: Words) -> str:
    codes, names = cities_of(province), city_names(kept.catalogue(), Words(view.language))
    return words("briefing.batch_at", name=plain(names[codes[min(made, len(codes) - 1)]]))
