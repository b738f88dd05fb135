"""The briefing: views put in order, presented, and taken away as files."""

from __future__ import annotations

import streamlit as st

from ui import frame, story_editor, story_files, story_reports
from ui.briefing_page import title

with frame.screen("briefing") as view:
    if story_files.presenting():
        story_files.present(view)
        st.stop()
    left, right = st.columns([3, 2], gap="large")
    with left:
        title("story", view)
        story_editor.draw(view)
    with right:
        title("take", view)
        story_files.draw(view)
        story_editor.files(view)
        title("reports", view)
        story_reports.draw(view)
