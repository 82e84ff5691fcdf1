from django.http import HttpResponse
from django.shortcuts import render

from fourfold.interfaces.components.access import Request, open_to_anyone
from fourfold.interfaces.components.listing import page_of

from .log import righted


@open_to_anyone
def corrections(request: Request) -> HttpResponse:
    page = page_of(request.GET, righted(), size=20)
    return render(request, "public/corrections.html", {"page": page})
