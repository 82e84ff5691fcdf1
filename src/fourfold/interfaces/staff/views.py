from django.http import HttpResponse
from django.shortcuts import render

from fourfold.interfaces.components.access import Request, for_staff

from .desk import desk_of


@for_staff()
def home(request: Request) -> HttpResponse:
    return render(request, "staff/home.html", {"sections": desk_of(request.actor)})


@for_staff()
def help_page(request: Request) -> HttpResponse:
    return render(request, "staff/help.html")
