"""Freezes what a board sees before it meets."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.audit.services import record
from fourfold.partnership.audit.services.recording import wait_for_turn
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.strategy import policies, queries
from fourfold.partnership.strategy.models import BoardPack
from fourfold.partnership.strategy.sealing import hash_of, seal, written

from .asking import require
from .noting import capacity


@transaction.atomic
def freeze_board_pack(*, by: Actor, meeting: str, meeting_on: date) -> BoardPack:
    """Keep what public pages say now for the minutes of a meeting. It never changes.

    Raises RefusedError for a meeting before that of the last pack.
    """
    require(policies.may_manage(by))
    # One at a time: each is sealed over the one before.
    wait_for_turn()
    last = queries.last_pack()
    if last and meeting_on < last.meeting_on:
        raise RefusedError("A pack for a later meeting is frozen already.")
    who = capacity(by)
    now, number = timezone.now(), last.number + 1 if last else 1
    frozen = {
        "meeting": meeting,
        "meeting_on": meeting_on.isoformat(),
        "frozen_at": now.isoformat(timespec="seconds"),
        "frozen_by": who.role,
        "number": number,
    }
    content = written(frozen | queries.pack_now(last.at if last else None))
    sha256 = hash_of(content)
    pack = BoardPack.objects.create(
        number=number,
        meeting=meeting,
        meeting_on=meeting_on,
        content=content,
        sha256=sha256,
        seal=seal(number, sha256, last),
        agency_id=who.agency_id,
        by_id=who.person_id,
        at=now,
    )
    record(by=by, action="strategy.pack_frozen", target=pack, sha256=sha256)
    return pack
