"""Printed reports: one city, the chosen region, or every city of a province in one archive."""

from __future__ import annotations

import io
import zipfile

import streamlit as st

from exports.pdf import as_pdf
from exports.printable import file_name
from ui import cached, controls
from ui.labels import city_names, group_names
from ui.markup import element, plain, text
from ui.report_city import city_report
from ui.report_region import region_name, region_report
from ui.shown_city import name_of
from ui.view import View
from ui.words import Words

_BATCH = "report_batch"


def draw(view: View) -> None:
    """Draw the choice of a city and of a region, with the report of each."""
    words = Words(view.language)
    controls.find_city(view)
    if view.city:
        name = city_names(cached.catalogue(), words)[view.city]
        st.html(element("p", text(name_of(view)), class_="city-name"))
        st.download_button(
            words("briefing.city_pdf", name=plain(name)),
            lambda: as_pdf(city_report(view), cached.boundaries()),
            f"{file_name(name)}.pdf",
            "application/pdf",
            icon=":material/picture_as_pdf:",
            key="city_pdf",
            on_click="ignore",
        )
    controls.filters(view)
    name = region_name(view)
    st.download_button(
        words("briefing.region_pdf", name=plain(name)),
        lambda: as_pdf(region_report(view), cached.boundaries()),
        f"{file_name(name.replace(' · ', '-'))}.pdf",
        "application/pdf",
        icon=":material/picture_as_pdf:",
        key="region_pdf",
        on_click="ignore",
    )
    _batch(view, words)


def _batch(view: View, words: Words) -> None:
    """Every city of one province as reports in one archive; it can be cancelled."""
    if len(view.province) != 1:
        st.html(f'<p class="muted">{words("briefing.batch_how")}</p>')
        return
    province = view.province[0]
    name = group_names("province", cached.catalogue(), words)[province]
    if st.button(
        words("briefing.batch", name=plain(name)), icon=":material/folder_zip:", key="batch"
    ):
        st.session_state.pop(_BATCH, None)
        st.session_state[_BATCH] = (province, view.language, _write_batch(view, province, words))
    made = st.session_state.get(_BATCH)
    if made and made[:2] == (province, view.language):
        st.download_button(
            words("briefing.batch_save", name=plain(name), size=f"{len(made[2]) / 1e6:.1f}"),
            made[2],
            f"{file_name(name)}.zip",
            "application/zip",
            icon=":material/download:",
            key="batch_save",
            type="primary",
            on_click="ignore",
        )


def _write_batch(view: View, province: str, words: Words) -> bytes:
    """Write the reports one by one; a click on “cancel” starts the page anew, which ends this."""
    cities = cached.catalogue().cities
    names = city_names(cached.catalogue(), words)
    codes = [str(code) for code in cities["city_code"][cities["province_code"] == province]]
    bar = st.progress(0.0)
    stop = st.empty()
    stop.button(words("briefing.cancel"), key="batch_cancel", icon=":material/cancel:")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for done, code in enumerate(codes):
            bar.progress(done / len(codes), words("briefing.batch_at", name=plain(names[code])))
            report = city_report(view.but(city=code))
            archive.writestr(f"{file_name(names[code])}.pdf", as_pdf(report, cached.boundaries()))
    bar.empty()
    stop.empty()
    return out.getvalue()
