"""A feed of what is published in the library."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import conditional_page, require_safe

from fourfold.interfaces.components.access import Request, open_to_anyone
from fourfold.interfaces.components.explained_words import worded
from fourfold.interfaces.components.published_records import dated
from fourfold.interfaces.public.record.pages import page_of_publication
from fourfold.partnership.public_record import queries
from fourfold.partnership.public_record.models import Publication

from .answering import MOST, answered, set_up
from .atom import Feed, FeedEntry


@open_to_anyone
@require_safe
@conditional_page
def of_publications(request: Request) -> HttpResponse:
    """An entry a publication, those that were put here last first."""
    found = set_up()
    shown = queries.published(queries.publications()).order_by("-published_at", "-pk")
    feed = Feed(
        key="publications",
        title=f"{found.short_name}: publications",
        author=found.name,
        path=reverse("public:feed-publications"),
        page=reverse("public:publications"),
        since=found.set_up_at,
        entries=[_entry(each) for each in shown[:MOST]],
    )
    return answered(feed)


def _entry(publication: Publication) -> FeedEntry:
    if publication.published_at is None:
        raise ValueError(f"{publication.slug} is not published")
    when = dated(publication.dated_on, publication.precision)
    about = f"{publication.get_kind_display()}, {publication.publisher}, {when}."
    return FeedEntry(
        key=f"publication:{publication.slug}",
        title=publication.title,
        path=page_of_publication(publication),
        at=publication.published_at,
        summary=f"{about} {worded(publication.summary)}",
    )
