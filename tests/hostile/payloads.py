"""Texts that a template, spreadsheet, browser or Markdown would take for more than text."""

from __future__ import annotations

# The products 7 × 7191 and "zq" + "qz" appear nowhere unless something was computed.
TEMPLATES = (
    "{{7*7191}}",
    "{{ 'zq' ~ 'qz' }}",
    "{{ cycler.__init__.__globals__.os.getpid() }}",
    "{{'%c'%60}}/script{{'%c'%62}}",
    "{{ 'name' }}",
    "Growth {%",
    "{% for a in 9 %}",
    "open {# never closed",
    "${7*7191}",
    "#{7*7191}",
    "{0.__class__}",
)
MARKUP = (
    "</script><script>window.__hit=1</script>",
    "<img src=http://outside.example/i.png onerror=window.__hit=1>",
    "]]><svg onload=window.__hit=1>",
    "&lt;b&gt; R&D",
    "'\"><b>",
)
MARKDOWN = (
    "![x](http://outside.example/x.png)",
    "[a link](http://outside.example/)",
    "http://outside.example/bare",
    "www.outside.example",
    "someone@outside.example",
    ":material/home: :streamlit: :smile:",
    ":red[coloured] **bold** _thin_ ~~gone~~ `code`",
    "price $x^2$ and $y$",
    "# heading",
    "1. first",
    "- point",
    "a -> b -- c",
    "[x]: http://outside.example/defined",
)
FORMULAS = ("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "a,=1+1", "a;=1+1", "＝1+1")
SCRIPT = ("a\\", 'a\\" b', "a;b=c|d", "line\u2028end")
# Without characters that no document can hold, and with them.
VISIBLE = (*TEMPLATES, *MARKUP, *MARKDOWN, *FORMULAS, *SCRIPT)
CONTROLS = ("bell\x07\x0b\x00end", "tab\tand\r\nline", "non-character \ufffe\uffff")
ALL = (*VISIBLE, *CONTROLS)
COMPUTED = ("50337", "zqqz")
