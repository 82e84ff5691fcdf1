from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fourfold.interfaces.components.access import open_to_anyone


@open_to_anyone
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "public/home.html")


@open_to_anyone
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "public/privacy.html")


@open_to_anyone
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "public/accessibility.html")


@open_to_anyone
def contact(request: HttpRequest) -> HttpResponse:
    return render(request, "public/contact.html")


@open_to_anyone
def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "public/help.html")
