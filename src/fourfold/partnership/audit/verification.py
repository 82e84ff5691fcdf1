"""Verifies the trail: the chain from end to end, the anchors, and the database's guard.

It changes nothing. `services.verify` also notes in the trail that it was done.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .chain import BEGINNING, fits, seal_of
from .comparing import Comparison
from .findings import Finding, Kind, Report
from .guard import missing_triggers
from .models import Checkpoint, Entry
from .stream import codes_after
from .walk import Walk

CHECKPOINT = "checkpoint"
ANCHORED, SEQ, ACTION, DETAILS = "audit.anchored", 0, 4, 8


def verification(*, key: bytes, anchors: Path | None = None) -> Report:
    """Go through the whole trail, comparing with the anchors where there are any.

    Begins again when meanwhile a beginning of the trail was retired.
    """
    while True:
        began = Checkpoint.objects.last()
        report = _verified(began, key=key, anchors=anchors)
        if Checkpoint.objects.last() == began:
            return report


def seal_of_checkpoint(row: Checkpoint, *, key: bytes) -> str:
    return seal_of(CHECKPOINT, [row.seq, row.code, row.count, row.at], key=key)


def _verified(
    checkpoint: Checkpoint | None, *, key: bytes, anchors: Path | None
) -> Report:
    after, code = (checkpoint.seq, checkpoint.code) if checkpoint else (0, BEGINNING)
    report = Report(after=after)
    report.add(_faults_of_guard())
    report.add(_faults_of(checkpoint, key=key))
    # Before the newest entry is looked up: an anchor is never newer than what it tells.
    compared = Comparison(anchors, key=key) if anchors else None
    if compared:
        compared.start(after, code)
    newest = Entry.objects.order_by("-seq").values_list("seq", flat=True).first() or 0
    walk = Walk(after=after, code=code, key=key)
    anchored = 0
    # From the first that is there, also if it should be gone.
    for row in codes_after(0, to=newest):
        report.add(walk.step(row))
        if compared:
            compared.see(row[SEQ], row[-1])
        anchored = _anchored(row, anchored)
    report.add(walk.rest())
    report.checked, report.first, report.last = walk.checked, walk.first, walk.last
    if compared:
        compared.end(walk.last)
        report.add(compared.findings)
        report.anchors, report.last_anchor = compared.compared, compared.newest
        report.add(_lost_anchor(anchored, compared.newest or 0))
    return report


def _anchored(row: tuple[Any, ...], before: int) -> int:
    """The newest entry of which the trail itself says that it was anchored."""
    return int(row[DETAILS]["seq"]) if row[ACTION] == ANCHORED else before


def _lost_anchor(anchored: int, newest: int) -> Iterator[Finding]:
    if anchored > newest:
        words = f"entry {anchored} was anchored, and the file does not have it"
        yield Finding(Kind.NO_ANCHOR, words, anchored)


def _faults_of_guard() -> Iterator[Finding]:
    if missing := missing_triggers():
        words = f"the database would let entries be changed: no {', '.join(missing)}"
        yield Finding(Kind.UNGUARDED, words)


def _faults_of(checkpoint: Checkpoint | None, *, key: bytes) -> Iterator[Finding]:
    if checkpoint and not fits(
        checkpoint.seal, seal_of_checkpoint(checkpoint, key=key)
    ):
        words = (
            f"what says that entries up to {checkpoint.seq} were retired is not ours"
        )
        yield Finding(Kind.CHECKPOINT, words, checkpoint.seq)
