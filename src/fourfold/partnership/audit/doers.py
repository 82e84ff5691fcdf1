"""Who does something, as the audit trail names them: never by a person's name."""

from dataclasses import dataclass
from typing import Protocol


class Doer(Protocol):
    """Somebody or something that acts."""

    @property
    def audit_name(self) -> str:
        """`person 0b5c…`, `job daily/retention`, `command setup`, `nobody`."""

    @property
    def audit_agency(self) -> str:
        """Public identifier of the agency it acts for; empty if for none."""


@dataclass(frozen=True, slots=True)
class Program:
    """A job or a command, which acts for no agency."""

    kind: str
    name: str

    @property
    def audit_name(self) -> str:
        return f"{self.kind} {self.name}"

    @property
    def audit_agency(self) -> str:
        return ""


def job(name: str) -> Program:
    return Program("job", name)


def command(name: str) -> Program:
    return Program("command", name)
