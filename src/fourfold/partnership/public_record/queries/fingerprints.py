"""Whether anything of the record has changed, for a query that asks more than that."""

from django.db.models import Subquery

from fourfold.partnership.public_record.models import RecordChange


def newest_of_record() -> Subquery:
    """Another whenever something was written, published, withdrawn or tied."""
    return Subquery(RecordChange.objects.order_by("-pk").values("pk")[:1])
