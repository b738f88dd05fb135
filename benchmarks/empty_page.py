"""A page of nothing but one choice and one line: what Streamlit itself costs."""

import streamlit as st

chosen = st.selectbox("Choice", [f"choice {number}" for number in range(100)])
st.html(f'<p id="chosen">{chosen}</p>')
