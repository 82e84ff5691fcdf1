"""Ends the life of the oldest entries, so that the rest can still be proved."""

from datetime import UTC, datetime

from django.conf import settings
from django.db import transaction

from fourfold.partnership.audit.anchors import last_anchor
from fourfold.partnership.audit.chain import BEGINNING
from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.audit.findings import Finding
from fourfold.partnership.audit.guard import door_open
from fourfold.partnership.audit.models import Checkpoint, Entry
from fourfold.partnership.audit.stream import codes_after
from fourfold.partnership.audit.verification import seal_of_checkpoint, verification
from fourfold.partnership.audit.walk import Walk
from fourfold.partnership.errors import RefusedError

from .recording import record, wait_for_turn
from .verifying import found


def retire(*, before: datetime, by: Doer) -> Checkpoint | None:
    """Remove the entries before a time: a beginning of the trail, never one between.

    Returns what then stands for them; None if none is as old. The newest entry stays,
    and so does what no anchor outside the database covers yet.

    Raises RefusedError if the trail does not verify, or nothing of what would go is
    covered by an anchor.
    """
    report = verification(key=settings.AUDIT_KEY.encode(), anchors=found())
    _refuse(report.findings)
    return _retire(before=before, by=by, checked=report.last or 0)


@transaction.atomic(durable=True)
def _retire(*, before: datetime, by: Doer, checked: int) -> Checkpoint | None:
    wait_for_turn()
    last = _last_before(before, checked)
    if last is None:
        return None
    anchored = last_anchor(settings.AUDIT_ANCHORS)
    if anchored is None or anchored.seq < last.seq:
        raise RefusedError(
            f"No anchor outside the database covers entry {last.seq} yet."
            " Make one first: manage.py anchor_audit"
        )
    # Once more, now that nothing can come between: it cannot be looked at again.
    _refuse(_findings_up_to(last.seq))
    with door_open(to=last.seq):
        count, _ = Entry.objects.filter(seq__lte=last.seq).delete()
    made = Checkpoint(
        seq=last.seq, code=last.code, count=count, at=datetime.now(UTC).isoformat()
    )
    made.seal = seal_of_checkpoint(made, key=settings.AUDIT_KEY.encode())
    made.save(force_insert=True)
    record(by=by, action="audit.retired", seq=made.seq, count=count)
    return made


def _refuse(findings: list[Finding]) -> None:
    if findings:
        raise RefusedError(
            "The trail does not verify, so nothing is removed from it."
            f" First finding: {findings[0].words}."
        )


def _findings_up_to(seq: int) -> list[Finding]:
    began = Checkpoint.objects.last()
    walk = Walk(
        after=began.seq if began else 0,
        code=began.code if began else BEGINNING,
        key=settings.AUDIT_KEY.encode(),
    )
    found = [each for row in codes_after(0, to=seq) for each in walk.step(row)]
    return [*found, *walk.rest()]


def _last_before(before: datetime, checked: int) -> Entry | None:
    """The last of the beginning in which every entry is older than a time.

    `checked` is the last that was verified. One entry always stays, for the next to be
    tied to.
    """
    time = before.astimezone(UTC).isoformat(timespec="microseconds")
    # A clock that was put back leaves older entries behind newer ones: they stay.
    kept = Entry.objects.filter(at__gte=time).order_by("seq").first()
    limit = min(checked, kept.seq if kept else checked)
    return Entry.objects.filter(seq__lt=limit).order_by("-seq").first()
