"""A control that the browser shows already is not told its value again."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def _page() -> None:
    import streamlit as st

    from ui.page import held

    words = st.text_input("words", "a b")
    names = {code: f"{words} {code}" for code in ("x", "y", "z")}
    value = st.session_state.get("wanted", "y")
    told = not held.holds("choice", value, list(names.values()))
    if told:
        st.session_state["choice"] = value
    st.text(f"{told} {st.selectbox('choice', names, format_func=names.__getitem__, key='choice')}")


def _said(app: AppTest) -> str:
    assert not app.run(timeout=30).exception
    return str(app.text[0].value)


def test_a_value_is_told_only_where_the_browser_has_another() -> None:
    """At first, after a change from elsewhere and under other names; not while it stays."""
    app = AppTest.from_function(_page)
    assert _said(app) == "True y"
    assert _said(app) == "False y"
    app.session_state["wanted"] = "z"
    assert _said(app) == "True z"
    assert _said(app) == "False z"
    app.text_input[0].set_value("c d")
    assert _said(app) == "True z"
    app.session_state["wanted"] = "x"
    app.selectbox[0].set_value("x")
    assert _said(app) == "False x"
