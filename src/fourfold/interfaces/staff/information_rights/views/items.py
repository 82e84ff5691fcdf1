"""The queue of what is held, each to be decided on."""

import uuid
from collections.abc import Sequence

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from fourfold.interfaces.components.access import Request
from fourfold.interfaces.components.listing import page_of
from fourfold.interfaces.staff.information_rights.finding import (
    handlers,
    opened,
    trail,
)
from fourfold.interfaces.staff.information_rights.forms import ItemForm, QueueFilter
from fourfold.interfaces.staff.information_rights.showing import item_title
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.information_rights.models import (
    DisclosureItem,
    SubjectAccessRequest,
)
from fourfold.partnership.information_rights.services import (
    Choice,
    ItemRefusedError,
    decide,
)

ITEMS_A_PAGE = 10
MOST_DIGITS = 18
Items = QuerySet[DisclosureItem]


@handlers
def queue(request: Request, public_id: uuid.UUID) -> HttpResponse:
    asked = opened(request, public_id)
    filters = QueueFilter(request.GET)
    show = filters.cleaned_data["show"] if filters.is_valid() else ""
    is_sent = request.method == "POST"
    rows = _sent(request, asked) if is_sent else _shown(asked, show)
    page = page_of({} if is_sent else request.GET, rows, size=ITEMS_A_PAGE)
    forms = [ItemForm(request.POST if is_sent else None, item=i) for i in page.rows]
    if is_sent and _decided(request, asked, forms):
        messages.success(request, f"{len(forms)} decided.")
        query = request.GET.urlencode()
        here = reverse("staff:request-items", args=[public_id])
        return redirect(f"{here}?{query}" if query else here)
    context = {
        "trail": trail(asked),
        "asked": asked,
        "page": page,
        "filters": filters,
        "questions": [(item_title(form.item), form) for form in forms],
        "is_open": asked.state == SubjectAccessRequest.State.REDACTION,
        "wrong": [form for form in forms if form.is_bound and form.errors],
    }
    return render(request, "staff/information_rights/items.html", context)


def _shown(asked: SubjectAccessRequest, show: str) -> Items:
    rows = asked.items.all()
    if show == "proposed":
        return rows.filter(decided_by=None).exclude(decision="undecided")
    if show == "decided":
        return rows.exclude(decided_by=None)
    return rows if show == "all" else rows.filter(decision="undecided")


def _sent(request: Request, asked: SubjectAccessRequest) -> Items:
    """Those that the page had, whatever the queue shows by now."""
    keys = [
        key
        for key in request.POST.getlist("item")[:ITEMS_A_PAGE]
        if key.isascii() and key.isdecimal() and len(key) <= MOST_DIGITS
    ]
    return asked.items.filter(pk__in=keys)


def _decided(
    request: Request, asked: SubjectAccessRequest, forms: Sequence[ItemForm]
) -> bool:
    # Every form is asked, so that every error is told at once.
    wrong = [form for form in forms if not form.is_valid()]
    if wrong or not forms:
        return False
    choices = [Choice(form.item.pk, **form.cleaned_data) for form in forms]
    try:
        decide(by=request.actor, request_id=asked.pk, choices=choices)
    except ItemRefusedError as refused:
        for form in forms:
            if form.item.pk == refused.item_id:
                form.add_error(None, str(refused))
        return False
    except RefusedError as refused:
        messages.error(request, str(refused))
        return False
    return True
