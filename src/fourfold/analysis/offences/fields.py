"""Reads the fields of a definition strictly: a slip must not change a figure."""

import re
from collections.abc import Collection, Mapping
from typing import Any, TypeVar

from fourfold.analysis.errors import FourfoldError

MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
KINDS = {
    str: "a text",
    list: "a list of one text or more",
    bool: "true or false",
    int: "a whole number",
}

T = TypeVar("T")


class Fields:
    """The fields of one definition; every refusal names the file and the field."""

    def __init__(
        self,
        file: str,
        content: Mapping[str, Any],
        within: str = "",
        *,
        folder: str = "definitions/",
    ) -> None:
        self._file = file
        self._folder = folder
        self._content = content
        self._within = within
        self._read: set[str] = set()

    def text(self, name: str, *, allowed: Collection[str] | None = None) -> str:
        value = self._one_of_type(name, str)
        if not value.strip():
            raise self._refusal(name, "is empty. Write a text")
        self._check_allowed(name, value, allowed)
        return value

    def optional_text(self, name: str) -> str | None:
        self._read.add(name)
        return self.text(name) if name in self._content else None

    def texts(
        self, name: str, *, allowed: Collection[str] | None = None
    ) -> tuple[str, ...]:
        """A list of one text or more, each once."""
        values = self._one_of_type(name, list)
        if not values or not all(isinstance(value, str) for value in values):
            raise self._refusal(name, "must be a list of one text or more")
        if len(set(values)) < len(values):
            raise self._refusal(name, "says something twice. Keep it once")
        for value in values:
            self._check_allowed(name, value, allowed)
        return tuple(values)

    def flag(self, name: str) -> bool:
        return self._one_of_type(name, bool)

    def number(self, name: str) -> int:
        value = self._one_of_type(name, int)
        if isinstance(value, bool):
            raise self._refusal(name, "must be a whole number")
        return value

    def month(self, name: str) -> str:
        value = self.text(name)
        if not MONTH.fullmatch(value):
            raise self._refusal(name, f"must be a month as 2024-03, not '{value}'")
        return value

    def tables(self, name: str) -> tuple["Fields", ...]:
        """The tables under a name, such as every [[breaks]]; there may be none."""
        self._read.add(name)
        entries = self._content.get(name, [])
        if not isinstance(entries, list) or not all(
            isinstance(entry, Mapping) for entry in entries
        ):
            raise self._refusal(name, f"must be written as [[{name}]] tables")
        return tuple(
            Fields(
                self._file,
                entry,
                within=f"{name} {position}, ",
                folder=self._folder,
            )
            for position, entry in enumerate(entries, start=1)
        )

    def refuse_others(self) -> None:
        """Refuse a field that nobody asked for: most likely a misspelt one."""
        for name in self._content:
            if name not in self._read:
                expected = ", ".join(sorted(self._read))
                raise self._refusal(name, f"is not known here. Known: {expected}")

    def _one_of_type(self, name: str, kind: type[T]) -> T:
        self._read.add(name)
        if name not in self._content:
            raise self._refusal(name, "is missing. Add it")
        value = self._content[name]
        if not isinstance(value, kind):
            raise self._refusal(name, f"must be {KINDS[kind]}")
        return value

    def _check_allowed(
        self, name: str, value: str, allowed: Collection[str] | None
    ) -> None:
        if allowed is not None and value not in allowed:
            choice = ", ".join(allowed)
            raise self._refusal(name, f"'{value}' is not one of: {choice}")

    def _refusal(self, name: str, problem: str) -> FourfoldError:
        return FourfoldError(
            f"{self._folder}{self._file}, {self._within}{name}: {problem}."
        )
