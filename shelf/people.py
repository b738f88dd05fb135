"""Who stands before the shelf."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Role = Literal["reader", "editor", "steward"]
ROLES: tuple[Role, ...] = get_args(Role)
LONGEST_ID = 300
LONGEST_PERSON = 120
LONGEST_GROUP = 80
MOST_GROUPS = 100


@dataclass(frozen=True)
class Person:
    """A person, as the sign-in says.

    Attributes
    ----------
    id : of the person, the same at every sign-in; no other person ever has it
    name : what others are shown
    groups : in which the person is
    role : a reader opens, an editor also saves, a steward also minds what is shared and
        reads the audit log
    """

    id: str
    name: str
    groups: frozenset[str] = frozenset()
    role: Role = "reader"

    @property
    def may_write(self) -> bool:
        """Whether this person may put anything on the shelf."""
        return self.role != "reader"

    @property
    def is_steward(self) -> bool:
        """Whether this person minds what is shared."""
        return self.role == "steward"


# Without sign-in everybody who reaches the atlas is this one.
MACHINE = Person("machine", "", role="editor")
# Whoever has not signed in where one can: nobody's rows are theirs, not even everybody's.
NOBODY = Person("", "")
