"""What views of this room do alike: find a kind and a thing, and lead back to it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from fourfold.interfaces.components.access import Request
from fourfold.interfaces.staff.asking import form_page

from .things import KINDS, Kind

Trail = list[tuple[str, str]]


def kind_named(name: str) -> Kind:
    if name not in KINDS:
        raise Http404
    return KINDS[name]


def thing_of(name: str, public_id: UUID) -> Any:
    found = kind_named(name).find(public_id=public_id)
    if found is None:
        raise Http404
    return found


def page(name: str, thing: Any) -> str:
    return reverse("staff:record-thing", args=[name, thing.public_id])


def trail_to(name: str) -> Trail:
    return [(KINDS[name].title, reverse("staff:record", args=[name]))]


def asked(
    request: Request, form: Any, what: tuple[str, Any], **words: Any
) -> HttpResponse:
    """The page of a form about a thing, below the thing's own page.

    what : name of its kind, and the thing
    """
    name, thing = what
    here = page(name, thing)
    trail = [*trail_to(name), (str(thing), here)]
    return form_page(request, form, trail=trail, back=here, **words)


def saved(request: Request, words: str, name: str, *, thing: Any) -> HttpResponse:
    messages.success(request, words)
    return redirect(page(name, thing))
