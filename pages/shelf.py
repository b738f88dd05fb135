"""The shelf: what was made lives here under names."""

from __future__ import annotations

from ui.page.address import take_token
from ui.screen import end, screen
from ui.shelf import held, page

# Before the address is read, which knows Views alone.
held.keep_token(take_token())
with screen("shelf") as view:
    page.draw(view)
    end()  # no score is shown here, so none is explained
