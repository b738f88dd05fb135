"""What is asked of Streamlit is the same however it is started."""

from __future__ import annotations

import tomllib

from streamlit import config

from serving.options import APP
from serving.settings import SETTINGS


def test_starting_streamlit_by_hand_is_as_safe() -> None:
    """Each of our settings is in the configuration file with the same value."""
    text = (APP.parent / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    filed = tomllib.loads(text)
    for name, value in SETTINGS.items():
        section, _, key = name.partition(".")
        assert filed[section][key] == value, name
    assert filed["server"]["address"] == "127.0.0.1"
    assert filed["server"]["allowedHosts"]


def test_every_setting_is_one_streamlit_knows() -> None:
    """A name that a new version drops is found here, not by a reader."""
    assert set(SETTINGS) <= set(config.get_config_options())
