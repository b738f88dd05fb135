"""What the server asks of Streamlit, whatever folder it is started in.

`.streamlit/config.toml` says the same for whoever starts Streamlit by hand; a
test holds that the two agree.
"""

from __future__ import annotations

import os

from streamlit.web.bootstrap import load_config_options

from shelf.sign_in import FILE

# A table of thirty variables over all units and five years has two.
UPLOAD_MEGABYTES = 4
MESSAGE_MEGABYTES = 4

SETTINGS: dict[str, object] = {
    "server.enableStaticServing": True,
    "server.headless": True,
    "server.maxUploadSize": UPLOAD_MEGABYTES,
    # What a browser may send in one message: the state of the controls, a kept briefing.
    "server.maxWidgetStateSize": MESSAGE_MEGABYTES,
    "browser.gatherUsageStats": False,
    "client.allowedOrigins": [],
    "client.showErrorDetails": "none",
    # Links to a search engine and a chat beside each error.
    "client.showErrorLinks": "false",
    "client.toolbarMode": "minimal",
    # Collecting in full after every run took three quarters of a change's time.
    "runner.postScriptGC": False,
    # What a rerun sends again unchanged goes as a reference.
    "global.minCachedMessageSize": 300,
}
_WHEN_SERVED: dict[str, object] = {
    "server.fileWatcherType": "none",
    # Names and origins are checked by `serving.doors`, which knows addresses from names.
    "server.allowedHosts": [],
}


def settle(base: str) -> None:
    """Make Streamlit's options ours for this process."""
    own: dict[str, object] = {"server.baseUrlPath": base.strip("/")}
    if file := os.environ.get(FILE):
        own["secrets.files"] = [file]
    load_config_options({**SETTINGS, **_WHEN_SERVED, **own})
