"""What views of this room do alike: find, ask, save, and show the history."""

from typing import Any, TypeVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from fourfold.interfaces.components.access import Request
from fourfold.interfaces.components.acting import bound
from fourfold.interfaces.components.histories import Event, event
from fourfold.interfaces.staff.asking import form_page
from fourfold.partnership.strategy import queries

from .addresses import page, trail_into

Row = TypeVar("Row")


def there(row: Row | None) -> Row:
    """What was asked for; the answer that there is no such page where it is not."""
    if row is None:
        raise Http404
    return row


def require(is_allowed: bool) -> None:
    if not is_allowed:
        raise PermissionDenied


def changing(form: Any, request: Request, row: Model, **how: Any) -> Any:
    """A form that changes a row, with the last of its history that it was made with."""
    newest = queries.newest_change(row.public_id)  # type: ignore[attr-defined]
    return bound(form, request, newest=newest, **how)


def asked(request: Request, form: Any, row: Model, **words: Any) -> HttpResponse:
    """The page of a form about a row, below the row's own page."""
    return form_page(request, form, trail=trail_into(row), back=page(row), **words)


def saved(request: Request, words: str, row: Model) -> HttpResponse:
    messages.success(request, words)
    return redirect(page(row))


def history_of(row: Model) -> list[Event]:
    return [event(each) for each in queries.history(row.public_id)]  # type: ignore[attr-defined]
