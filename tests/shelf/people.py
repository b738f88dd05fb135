"""Whom the tests know."""

from __future__ import annotations

from shelf.people import Person

LI = Person("li", "李梅", frozenset({"planning"}), "editor")
WANG = Person("wang", "王强", frozenset({"planning", "water"}), "editor")
READER = Person("zhao", "赵敏", frozenset({"planning"}), "reader")
STRANGER = Person("sun", "孙立", frozenset({"water"}), "editor")
STEWARD = Person("chen", "陈静", frozenset({"water"}), "steward")
EDITION = "0.2.0 · second edition"
