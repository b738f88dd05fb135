"""When something was saved, by the reader's own clock."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st


def moment(at: datetime) -> str:
    """Return a moment to the minute, in the time zone of the reader's browser."""
    return at.astimezone(_zone()).strftime("%Y-%m-%d %H:%M")


def _zone() -> tzinfo:
    """What a browser says is a name from outside; one that is unknown leaves UTC."""
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC
