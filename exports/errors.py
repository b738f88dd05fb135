"""What can go wrong when a file is written or read back."""

from __future__ import annotations

from data.errors import AtlasError


class FontError(AtlasError):
    """No font with Chinese characters is installed."""


class BriefingError(AtlasError):
    """A briefing file is not one of ours, is damaged, or is larger than a briefing can be."""
