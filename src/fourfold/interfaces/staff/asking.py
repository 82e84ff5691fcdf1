"""A page with one form: what every such page gives its template."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from fourfold.interfaces.components.access import Request


def form_page(request: Request, form: forms.Form, **words: Any) -> HttpResponse:
    """words : title, button, back, trail, and whatever else `form_page.html` takes."""
    return render(request, "staff/form_page.html", {"form": form, **words})
