"""A feed of what becomes of what was promised."""

from django.db.models import Model
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import conditional_page, require_safe

from fourfold.interfaces.components.access import Request, open_to_anyone
from fourfold.interfaces.components.histories import event
from fourfold.interfaces.public.progress.addresses import page
from fourfold.partnership.strategy import queries
from fourfold.partnership.strategy.models import Change

from .answering import MOST, answered, set_up
from .atom import Feed, FeedEntry


@open_to_anyone
@require_safe
@conditional_page
def of_progress(request: Request) -> HttpResponse:
    """An entry a change: promised, moved, said to be done, and the like."""
    found = set_up()
    changes = list(queries.changes_since()[:MOST])
    subjects = queries.subjects_of(changes)
    feed = Feed(
        key="progress",
        title=f"{found.short_name}: what becomes of what was promised",
        author=found.name,
        path=reverse("public:feed-progress"),
        page=reverse("public:progress"),
        since=found.set_up_at,
        entries=[_entry(each, subjects[each.subject]) for each in changes],
    )
    return answered(feed)


def _entry(change: Change, row: Model) -> FeedEntry:
    told = event(change)
    what = f"{told.title}: {told.now}" if told.now else told.title
    was = f"Before: {told.was}." if told.was else ""
    why = f"Why: {told.reason}" if told.reason else ""
    return FeedEntry(
        key=f"change:{change.pk}",
        title=f"{row}. {what}",
        path=page(row),
        at=change.at,
        summary=" ".join(filter(None, [f"{what}. {told.by}.", was, why])),
    )
