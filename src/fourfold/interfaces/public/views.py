from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fourfold.interfaces.components.access import open_to_anyone


@open_to_anyone
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "public/home.html")
