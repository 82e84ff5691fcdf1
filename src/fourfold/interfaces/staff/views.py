from django.http import HttpResponse
from django.shortcuts import render

from fourfold.interfaces.components.access import Request, for_staff


@for_staff()
def home(request: Request) -> HttpResponse:
    return render(request, "staff/home.html")


@for_staff()
def help_page(request: Request) -> HttpResponse:
    return render(request, "staff/help.html")
