from collections.abc import Iterator

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import conditional_page, require_safe

from fourfold.interfaces.components.access import Request, open_to_anyone
from fourfold.interfaces.components.standing import FACTS
from fourfold.interfaces.public.corrections.log import righted
from fourfold.interfaces.public.previews import words_of
from fourfold.partnership.areas.queries import current_wards
from fourfold.partnership.assessments.contents import told_in_each
from fourfold.partnership.assessments.models import Edition
from fourfold.partnership.assessments.queries import changes_of, published

from .answering import MOST, answered, set_up
from .atom import Feed, FeedEntry


@open_to_anyone
@require_safe
@conditional_page
def of_borough(request: Request) -> HttpResponse:
    """An entry an edition that stands."""
    found = set_up()
    editions = list(published()[:MOST])
    told = told_in_each(editions, FACTS)
    feed = Feed(
        key="borough",
        title=f"{found.short_name}: what is known about crime and violence",
        author=found.name,
        path=reverse("public:feed"),
        page=reverse("public:borough"),
        since=found.set_up_at,
        entries=[_edition(each, words_of(told.get(each.pk, {}))) for each in editions],
    )
    return answered(feed)


@open_to_anyone
@require_safe
@conditional_page
def of_ward(request: Request, code: str) -> HttpResponse:
    """An entry an edition, in the sentence that says what changed in the ward."""
    found = set_up()
    name = {ward.code: ward.name for ward in current_wards()}.get(code)
    if name is None:
        raise Http404
    feed = Feed(
        key=f"ward:{code}",
        title=f"{name}: what is recorded, and whether it changes",
        author=found.name,
        path=reverse("public:feed-ward", args=[code]),
        page=reverse("public:ward", args=[code]),
        since=found.set_up_at,
        entries=list(_ward(code, name)),
    )
    return answered(feed)


@open_to_anyone
@require_safe
@conditional_page
def of_corrections(request: Request) -> HttpResponse:
    found = set_up()
    page = reverse("public:corrections")
    entries = [
        FeedEntry(
            key=f"correction:{each.key}",
            title=each.title,
            path=f"{page}#{each.key}",
            at=each.at,
            summary=" ".join([each.reason, *each.lines]).strip(),
        )
        for each in righted()[:MOST]
    ]
    feed = Feed(
        key="corrections",
        title=f"{found.short_name}: corrections",
        author=found.name,
        path=reverse("public:feed-corrections"),
        page=page,
        since=found.set_up_at,
        entries=entries,
    )
    return answered(feed)


def _edition(edition: Edition, summary: str) -> FeedEntry:
    if edition.published_at is None:
        raise ValueError(f"{edition.slug} is not published")
    return FeedEntry(
        key=f"edition:{edition.slug}",
        title=edition.title,
        path=reverse("public:assessment", args=[edition.slug]),
        at=edition.published_at,
        summary=summary,
    )


def _ward(code: str, name: str) -> Iterator[FeedEntry]:
    for each in changes_of(code)[:MOST]:
        if each.edition.published_at is not None:
            yield FeedEntry(
                key=f"ward:{code}:{each.edition.slug}",
                title=f"{name}: new figures up to {each.last_month}",
                path=reverse("public:figure", args=[each.name]),
                at=each.edition.published_at,
                summary=each.sentence,
            )
