"""What can go wrong for a user, in words a user can act on.

The command line prints these without a traceback. Anything else is our fault
and crashes.
"""

from pathlib import Path


class FourfoldError(Exception):
    """A problem whose message says what happened and what to do."""


class SourceError(FourfoldError):
    """A file that cannot be read as what it claims to be.

    The message has three parts: the problem, where it is, and what to do.
    """

    def __init__(
        self,
        problem: str,
        *,
        file: str | Path,
        line: int | None = None,
        column: str | None = None,
        remedy: str,
    ) -> None:
        self.problem = problem
        self.file = str(file)
        self.line = line
        self.column = column
        self.remedy = remedy
        super().__init__(f"{self.where()}: {problem}. {remedy}")

    def where(self) -> str:
        place = self.file
        if self.line is not None:
            place += f", line {self.line}"
        if self.column is not None:
            place += f", column {self.column}"
        return place


class StoreError(FourfoldError):
    """The data folder cannot be used, or is being used by another load."""


class UnknownLabelError(FourfoldError):
    """A code that is not there: a mistyped area must not become one without crime."""


class PlanError(FourfoldError):
    """A plan of an evaluation that does not hold, or was not kept."""
