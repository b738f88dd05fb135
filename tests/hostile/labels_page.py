"""A page that puts every payload in each place of Streamlit that reads Markdown."""

from __future__ import annotations

import streamlit as st

from tests.hostile.payloads import VISIBLE
from ui.page.markup import plain

for number, payload in enumerate(VISIBLE):
    shown = plain(payload)
    with st.container(key=f"at_{number}"):
        st.markdown(shown)
        st.button(shown, key=f"button_{number}")
        st.info(shown)
        st.caption(shown)
        with st.expander(shown):
            st.write("")
        st.progress(0.5, shown)
        st.slider(shown, 0, 9, key=f"slider_{number}")
        st.pills("pills", [payload], format_func=plain, key=f"pills_{number}")
st.toast(plain(VISIBLE[0]))
