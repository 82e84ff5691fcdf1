"""How a pledge stands on a day, from the rows that were read with it."""

from datetime import date
from decimal import Decimal

from .keeping import Kept, kept_milestone, kept_number
from .models import Pledge, PledgeEntry


def entries_that_stand(pledge: Pledge) -> list[PledgeEntry]:
    """Those that were not struck out, nor strike one out."""
    entries = list(pledge.entries.all())
    struck = {each.cancels_id for each in entries}
    return [each for each in entries if not each.cancels_id and each.pk not in struck]


def kept(pledge: Pledge, today: date) -> Kept:
    period = (pledge.starts_on, pledge.ends_on)
    if pledge.kind == Pledge.Kind.MILESTONE:
        outcomes = list(pledge.outcomes.all())
        result = outcomes[0].result if outcomes else ""
        return kept_milestone(result, period=period, today=today)
    amounts = [each.amount for each in entries_that_stand(pledge)]
    target = pledge.target or Decimal(0)
    return kept_number(target, pledge.unit, amounts, period=period, today=today)
