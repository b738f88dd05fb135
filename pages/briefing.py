"""The briefing: views put in order, presented, and taken away as files."""

from __future__ import annotations

import streamlit as st

from ui.briefing import editor, files, papers, reports, story
from ui.briefing.page import title
from ui.screen import screen
from ui.shelf import save

with screen("briefing") as view:
    if files.presenting():
        files.present(view)
        st.stop()
    left, right = st.columns([3, 2], gap="large")
    with left:
        title("story", view)
        gallery = editor.draw(view)
    with right:
        title("take", view)
        files.draw(view)
        papers.of_briefing(view)
        if story.current().views:
            save.draw("briefing", view, story.current().title)
        editor.files(view)
        title("reports", view)
        reports.draw(view)
    if gallery is not None:
        editor.draw_gallery(gallery, view)
