"""The frame of the map, known to the server before any page has shown it.

A component registers itself when it is loaded by a page. A browser whose page
came from another process may ask for the frame before that, and must find it.
"""

from __future__ import annotations

import logging

from streamlit.components.v1.custom_component import CustomComponent
from streamlit.runtime import get_instance


def make_known() -> None:
    """Register the frame with the running server."""
    # It warns that no page loads it, which is what is wanted.
    logging.disable(logging.WARNING)
    try:
        import streamlit_folium
    finally:
        logging.disable(logging.NOTSET)
    for value in vars(streamlit_folium).values():
        if isinstance(value, CustomComponent):
            get_instance().component_registry.register_component(value)
