"""Pages of progress are made again only when something was said, or the day is over."""

from collections.abc import Callable

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone

from fourfold.interfaces.components.access import Request
from fourfold.interfaces.components.shared import shared
from fourfold.interfaces.components.whose import recall_partnership
from fourfold.partnership.enquiries.queries import newest_keys
from fourfold.partnership.public_record.queries import newest_of_record
from fourfold.partnership.strategy import queries


def shared_today(
    request: Request, make: Callable[[], HttpResponse]
) -> HttpResponseBase:
    """The page, or that the reader has it already. It says what is late today."""
    stands = queries.how_it_stands(timezone.localdate(), newest_of_record())
    recall_partnership(request, stands.partnership)
    return shared(request, stands.told, make=make)


def shared_with_questions(
    request: Request, make: Callable[[], HttpResponse], *told: str
) -> HttpResponseBase:
    """The same, made again also when something was asked, answered or decided.

    told : fingerprints of what else it tells
    """
    stands = queries.how_it_stands(
        timezone.localdate(), newest_of_record(), *newest_keys()
    )
    recall_partnership(request, stands.partnership)
    return shared(request, stands.told, *told, make=make)
