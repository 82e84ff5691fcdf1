"""Whether anything that pages of progress tell has changed, in one query."""

from datetime import date

from django.db.models import Model, Subquery

from fourfold.partnership.accounts.models import Agency
from fourfold.partnership.strategy.models import BoardPack, Change, DutyNote


def fingerprint(today: date) -> str:
    """Another whenever something was promised, said or frozen, an agency has another
    name, or it is another day, on which something else is late.
    """
    found = Agency.objects.order_by("pk").values_list(
        "pk",
        "name",
        "kind",
        "left_on",
        _newest(Change),
        _newest(DutyNote),
        _newest(BoardPack),
    )
    return f"{today.isoformat()} {list(found)}"


def _newest(model: type[Model]) -> Subquery:
    keys = model._default_manager.order_by("-pk").values("pk")
    return Subquery(keys[:1])
