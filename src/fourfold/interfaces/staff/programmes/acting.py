"""What views of this room do alike: find, ask, save, and show the history."""

from typing import Any, TypeVar
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from fourfold.interfaces.components.access import Request
from fourfold.interfaces.components.acting import bound
from fourfold.interfaces.components.histories import Event, event
from fourfold.interfaces.staff.asking import form_page
from fourfold.partnership.programmes import policies, queries
from fourfold.partnership.programmes.models import Kpi, Service

from .addresses import page, trail_into

Row = TypeVar("Row")


def there(row: Row | None) -> Row:
    """What was asked for; the answer that there is no such page where it is not."""
    if row is None:
        raise Http404
    return row


def service_for(request: Request, public_id: UUID) -> Service:
    """A service that the reader may see; of any other they are not told that it is."""
    found = there(queries.service(public_id))
    if not policies.may_see(request.actor, found):
        raise Http404
    return found


def to_file_for(request: Request, found: Service) -> Service:
    """A service for which the reader may file returns."""
    if not policies.may_see(request.actor, found):
        raise Http404
    if not policies.may_file(request.actor, found):
        raise PermissionDenied
    return found


def kpi_to_file(request: Request, public_id: UUID) -> Kpi:
    found = there(queries.kpi(public_id))
    to_file_for(request, found.service)
    return found


def changing(form: Any, request: Request, row: Model, **how: Any) -> Any:
    """A form that changes a row, with the last of its history that it was made with."""
    newest = queries.newest_change(row.public_id)  # type: ignore[attr-defined]
    return bound(form, request, newest=newest, **how)


def asked(request: Request, form: Any, row: Model, **words: Any) -> HttpResponse:
    """The page of a form about a row, below the row's own page."""
    sees_all = policies.may_see_all(request.actor)
    trail = trail_into(row, sees_all=sees_all)
    return form_page(request, form, trail=trail, back=page(row), **words)


def saved(request: Request, words: str, row: Model) -> HttpResponse:
    messages.success(request, words)
    return redirect(page(row))


def history_of(*rows: Model) -> list[Event]:
    ids = [row.public_id for row in rows]  # type: ignore[attr-defined]
    return [event(each) for each in queries.history(*ids)]
