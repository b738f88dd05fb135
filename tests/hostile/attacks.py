"""What is sent through every door, and how to tell that it did something.

A payload that runs prints a product no page prints by itself, or the number of
the server's process; it writes `window.__hit` in a browser; it asks for a host
under ``hit.invalid``, a name that can never exist.
"""

from __future__ import annotations

import os
import random
import unicodedata
from collections.abc import Iterator

# The same attack each time; another number tries other combinations.
SEED = int(os.environ.get("ATLAS_ATTACK_SEED", "1"))
FACTORS, PRODUCT = "7919*7907", b"62615533"
CANARY = "hit.invalid"
_PID = "cycler.__init__.__globals__.os.getpid()"
_MAKE = "cycler.__init__.__globals__.os.mkdir('canary-of-the-attack')"
CANARY_FOLDER = "canary-of-the-attack"

TEMPLATES = (
    f"{{{{{FACTORS}}}}}",
    f"{{% print({FACTORS}) %}}",
    f"hit-{{{{ {_PID} }}}}-hit",
    f"{{{{ {_MAKE} }}}}",
    "{{'%c'%60}}script>window.__hit=1{{'%c'%60}}/script>",
    "Growth {%",
    "Growth {#",
    "{{",
    "}}",
    "{{ self.__init__ }}",
    "{% raw %}",
    "{% include '/etc/passwd' %}",
    f"${{{FACTORS}}}",
    f"#{{{FACTORS}}}",
    f"<%= {FACTORS} %>",
    "{0.__class__.__mro__}",
    "{language.__class__}",
    "%(name)s %s %n",
    f"__import__('os').mkdir('{CANARY_FOLDER}')",
    f"=cmd|' /C echo {FACTORS}'!A0",
    f"$(mkdir {CANARY_FOLDER})",
)
SCRIPTS = (
    "<script>window.__hit=1</script>",
    "<img src=x onerror=window.__hit=1>",
    '"><svg onload=window.__hit=1>',
    "'><iframe srcdoc='<script>parent.__hit=1</script>'>",
    "</style><script>window.__hit=1</script>",
    "</script><script>window.__hit=1</script>",
    "--></title><script>window.__hit=1</script>",
    "]]><script>window.__hit=1</script>",
    "${window.__hit=1}",
    "\\u003cscript\\u003ewindow.__hit=1\\u003c/script\\u003e",
    "javascript:window.__hit=1",
    "[a](javascript:window.__hit=1)",
    "data:text/html,<script>window.__hit=1</script>",
)
ASKING = (
    f"![a](http://{CANARY}/markdown.png)",
    f"<img src=//{CANARY}/image.png>",
    f"<link rel=stylesheet href=http://{CANARY}/style.css>",
    f"@import url(http://{CANARY}/import.css)",
    f"http://{CANARY}/plain",
    f"file:///{CANARY}/etc/passwd",
    f"\\\\{CANARY}\\share",
)
TEXTS = (
    *("", " ", "0", "-0", "NaN", "nan", "inf", "-inf", "1e999", "1e308", "1_000", "0x10", "1,,2"),
    *(
        "１２３",
        "٣",
        "²",
        "Ⅷ",
        "сity",
        "ｅｎ",
        "\u202eelif",
        "\u200b",
        "\ufeff",
        "\u0000",
        "a\u0000b",
    ),
    *("../../../../etc/passwd", "..\\..\\windows", "/etc/passwd", "C:\\", "con", "~", "."),
    *("' OR 1=1 --", "'; DROP TABLE cities; --", "\\", '"', "'", "`", "|", ";", "#", "?", "&=&"),
    *("None", "null", "true", "undefined", "[]", "{}", "__class__", "__proto__", "constructor"),
    *("\r\nSet-Cookie: a=b", "\n", "\t", "\x1b[2J", "\x7f", "\u2028", "𝟙", "🏙" * 50, "é" * 99),
    *(":material/home:", ":red[a]", "$$\\frac{1}{0}$$", "<b>", "&lt;b&gt;", "&#x3c;b&#x3e;"),
    *("A" * 100_000, "{" * 20_000, "," * 10_000, "1" * 10_000, "a." * 20_000, "~" * 20_000),
    *("weights.people.1e999", "weights.people.-1", "goalposts.gdp_per_resident.5_to_1"),
    *("a~a~a", "left_out.", "aggregation.x-y-z", "normalisation.{{1}}", "threshold.1_000"),
)
HOSTILE = (*TEMPLATES, *SCRIPTS, *ASKING, *TEXTS)
# What fits where a length is limited: a title, a name, a cell.
SHORT = tuple(text for text in HOSTILE if 0 < len(text) <= 120)
# What a table takes as a cell: it refuses those that are not to be seen in a spreadsheet.
WRITABLE = tuple(text for text in SHORT if not any(unicodedata.category(t) == "Cc" for t in text))


def dice(what: str) -> random.Random:
    """Return a source of chance of its own for each part of the attack."""
    return random.Random(f"{SEED} {what}")


def in_turn(texts: tuple[str, ...], what: str) -> Iterator[str]:
    """Yield the texts in an order of chance, over and over, so that each has its turn."""
    order, chance = list(texts), dice(what)
    while True:
        chance.shuffle(order)
        yield from order


def signs_of_execution(content: bytes, pid: int) -> list[str]:
    """Return what in a content shows that a payload ran on the server."""
    signs = {PRODUCT: "a product was computed", f"hit-{pid}-hit".encode(): "the process was asked"}
    return [meaning for sign, meaning in signs.items() if sign in content]
