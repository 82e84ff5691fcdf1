"""How every feed is answered, and in whose name."""

from django.http import Http404, HttpResponse

from fourfold.interfaces.components.documents import open_to_programs
from fourfold.partnership.areas.models import Partnership
from fourfold.partnership.areas.queries import partnership

from .atom import MEDIA_TYPE, Feed, written

MOST = 20


def set_up() -> Partnership:
    """The partnership that speaks; before it is set up there is no feed."""
    found = partnership()
    if found is None:
        raise Http404
    return found


def answered(feed: Feed) -> HttpResponse:
    answer = HttpResponse(written(feed), content_type=MEDIA_TYPE)
    answer.headers["Cache-Control"] = "no-cache"
    open_to_programs(answer)
    return answer
