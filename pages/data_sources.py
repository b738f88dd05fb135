"""The former address of `sources`, forwarded with everything in it."""

from __future__ import annotations

from ui.page.address import forward

forward("sources")
