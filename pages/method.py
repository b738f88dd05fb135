"""The former address of `index_lab`, forwarded with everything in it."""

from __future__ import annotations

from ui.page.address import forward

forward("index_lab")
