import uuid
from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.notifications.models import Message
from fourfold.partnership.notifications.policies import may_see_messages
from fourfold.partnership.notifications.queries import outbox
from fourfold.partnership.notifications.services import (
    give_up,
    read_messages,
    try_again,
)

from .forms import MessageFilter
from .showing import row_of

MOST_DIGITS = 18


@for_staff(may_see_messages)
@require_safe
def message_list(request: Request) -> HttpResponse:
    form = MessageFilter(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    page = read_messages(
        by=request.actor,
        state=asked.get("state", ""),
        template=asked.get("kind", ""),
        before=_key(request.GET.get("before", "")),
    )
    context = {
        "form": form,
        "rows": [row_of(message) for message in page.messages],
        "older": page.older,
        "outbox": outbox(),
        "clear": request.path if any(asked.values()) else "",
    }
    return render(request, "staff/notifications/messages.html", context)


@for_staff(may_see_messages)
@require_POST
def message_try_again(request: Request, public_id: uuid.UUID) -> HttpResponse:
    return _done(request, public_id, try_again, "The message waits to be sent again.")


@for_staff(may_see_messages)
@require_POST
def message_give_up(request: Request, public_id: uuid.UUID) -> HttpResponse:
    return _done(request, public_id, give_up, "The message will not be sent.")


def _done(
    request: Request,
    public_id: uuid.UUID,
    service: Callable[..., Message],
    *said: str,
) -> HttpResponse:
    try:
        service(by=request.actor, public_id=public_id)
    except Message.DoesNotExist:
        raise Http404 from None
    except RefusedError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, *said)
    return redirect("staff:messages")


def _key(text: str) -> int | None:
    is_number = text.isdecimal() and text.isascii() and len(text) <= MOST_DIGITS
    return int(text) if is_number else None
