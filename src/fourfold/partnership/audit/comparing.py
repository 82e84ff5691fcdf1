"""Compares the trail with the anchors that were kept outside. Pure but for the file."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from .anchors import Anchor, Line, lines_of
from .chain import BEGINNING
from .findings import Finding, Kind


class Comparison:
    """The anchors in order, held against the entries as they come past in order."""

    def __init__(self, path: Path, *, key: bytes) -> None:
        self.compared = 0
        self.newest: int | None = None
        self.findings: list[Finding] = []
        self._key = key
        self._agreed: int | None = None
        # As long as it is now: the entries of what is added meanwhile may be too new.
        self._waiting = self._genuine(lines_of(path, size=path.stat().st_size))
        self._next = next(self._waiting, None)

    def start(self, seq: int, code: str) -> None:
        """Pass what was retired; of the last of it the code is still known."""
        while self._next and self._next.seq < seq:
            self._advance()
        self.see(seq, code)

    def see(self, seq: int, code: str) -> None:
        """An entry comes past."""
        while self._next and self._next.seq <= seq:
            if self._next.seq < seq:
                self._say_gone(self._next)
            else:
                self._compare(self._next, code)
            self._advance()

    def end(self, last: int | None) -> None:
        """There are no more entries; anchors of later ones tell what is gone."""
        final = self._next
        while self._next:
            final = self._next
            self._advance()
        if final:
            was = f"the trail ends with entry {last}" if last else "the trail is empty"
            words = f"{was}; at {final.at} it had {final.seq}"
            self._add(Kind.CUT, words, (last or 0) + 1)

    def _compare(self, anchor: Anchor, code: str) -> None:
        self.compared += 1
        if anchor.code == code:
            self._agreed = anchor.seq
            return
        since = f"after {self._agreed}" if self._agreed else "from the beginning"
        words = f"entry {anchor.seq} has another code than it had at {anchor.at}:"
        self._add(Kind.REWRITTEN, f"{words} rewritten {since}", anchor.seq)

    def _say_gone(self, anchor: Anchor) -> None:
        self.compared += 1
        words = f"entry {anchor.seq} was there at {anchor.at} and is not"
        self._add(Kind.MISSING, words, anchor.seq)

    def _advance(self) -> None:
        self.newest = self._next.seq if self._next else self.newest
        self._next = next(self._waiting, None)

    def _genuine(self, lines: Iterable[Line]) -> Iterator[Anchor]:
        """Those that we made; of the others it is said that we did not."""
        previous, seq = BEGINNING, 0
        for line in lines:
            anchor = line.anchor
            if anchor is None:
                # Torn by a power cut as it was written: if it had ever been whole, the
                # next would hold its seal.
                continue
            if not anchor.is_genuine(key=self._key) or anchor.seq < seq:
                words = f"line {line.number} of the anchors is not what was written"
                self._add(Kind.ANCHORS, words, None)
                continue
            if anchor.previous != previous:
                words = f"before line {line.number} of the anchors one is gone or moved"
                self._add(Kind.ANCHORS, words, None)
            previous, seq = anchor.seal, anchor.seq
            yield anchor

    def _add(self, kind: Kind, words: str, seq: int | None) -> None:
        self.findings.append(Finding(kind, words, seq))
