"""What a board needs to see, as it is now, and as it was frozen."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from fourfold.partnership.strategy.models import (
    BoardPack,
    Change,
    Objective,
    Strategy,
)
from fourfold.partnership.strategy.packs import Json, Plan, board_pack
from fourfold.partnership.strategy.states import Status

from .duties import duties
from .histories import changes_since
from .narrowing import all_actions
from .things import pledges

# Of the newest changes; more are in the histories.
MOST_CHANGES = 500


def frozen_packs() -> list[BoardPack]:
    """Without their contents, the newest first."""
    return list(BoardPack.objects.defer("content").select_related("agency"))


def frozen_pack(number: int) -> tuple[BoardPack, BoardPack | None] | None:
    """A pack, and the one before it."""
    wanted = BoardPack.objects.filter(number__in=(number, number - 1))
    found = {each.number: each for each in wanted.select_related("agency")}
    return (found[number], found.get(number - 1)) if number in found else None


def last_pack() -> BoardPack | None:
    return BoardPack.objects.defer("content").first()


def pack_now(since: datetime | None) -> Json:
    """since : of the last meeting; all that ever changed for None"""
    today = timezone.localdate()
    actions = list(all_actions())
    plan = Plan(
        actions=actions,
        pledges=list(pledges()),
        objectives=list(Objective.objects.select_related("owner_agency", "domain")),
        strategies=list(Strategy.objects.all()),
        duties=duties(today),
        reasons=_reasons([a.public_id for a in actions if a.status == Status.AT_RISK]),
        changes=list(changes_since(since)[:MOST_CHANGES]),
    )
    return board_pack(plan, today=today, since=since)


def _reasons(at_risk: list[UUID]) -> dict[UUID, str]:
    """What stands in the way of each, as it was last said."""
    said = Change.objects.filter(
        kind="action", field="status", new=Status.AT_RISK, subject__in=at_risk
    )
    told = said.order_by("pk").values_list("subject", "reason")
    return dict(told)
