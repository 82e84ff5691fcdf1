"""Follows the chain from entry to entry. Pure: rows in, findings out."""

from dataclasses import dataclass
from typing import Any

from .chain import code_of, fits
from .findings import Finding, Kind


@dataclass(slots=True)
class Walk:
    """A way through the trail, in order; remembers one entry and one run of faults.

    An entry is checked with the code that stands in the row before it. So a change
    shows where it was made, and not in every entry after it.

    after, code : number and code of the entry before the first
    """

    after: int
    code: str
    key: bytes
    checked: int = 0
    faulty: int = 0
    faulty_from: int | None = None
    first: int | None = None
    last: int | None = None

    def step(self, row: tuple[Any, ...]) -> list[Finding]:
        """Go to the next entry; what is now certain of those before it."""
        *values, code = row
        seq, before = values[0], self.after if self.last is None else self.last
        findings = []
        if seq != before + 1:
            # The code before it is not known, so this entry cannot be judged; the next
            # can.
            findings = [*self.rest(), _gap(before, seq, is_first=self.last is None)]
        elif fits(code, code_of(values, previous=self.code, key=self.key)):
            findings = self.rest()
        else:
            self.faulty_from = self.faulty_from or seq
            self.faulty += 1
        self.first = self.first or seq
        self.last, self.code = seq, code
        self.checked += 1
        return findings

    def rest(self) -> list[Finding]:
        """What is still to be said of the last entries."""
        first, number = self.faulty_from, self.faulty
        self.faulty_from, self.faulty = None, 0
        if first is None:
            return []
        if number == self.checked and number > 1:
            words = (
                f"none of {number:,} entries fits the key: it is another key, or all"
            )
            return [Finding(Kind.KEY, f"{words} was rewritten without it", first)]
        if number == 1:
            words = f"entry {first} was changed, moved or put in, or its code was"
            return [Finding(Kind.CHANGED, words, first)]
        words = f"entries {first} to {first + number - 1} were changed, moved or put in"
        return [Finding(Kind.CHANGED, words, first)]


def _gap(before: int, seq: int, *, is_first: bool) -> Finding:
    if seq <= before:
        words = f"entry {seq} was retired, and is there"
        return Finding(Kind.RETURNED, words, seq)
    gone = (
        f"entry {seq - 1} is" if seq == before + 2 else f"{before + 1} to {seq - 1} are"
    )
    if is_first:
        words = f"the trail begins with entry {seq}: {gone} gone, and were not retired"
        return Finding(Kind.BEGINNING, words, before + 1)
    return Finding(Kind.MISSING, f"{gone} gone", before + 1)
