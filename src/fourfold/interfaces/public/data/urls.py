from django.urls import path

from . import views

pages = [
    path("", views.catalogue, name="data"),
    path("<slug:area>/latest/", views.latest, name="data-latest"),
    path("<slug:area>/<slug:slug>/", views.edition, name="data-edition"),
]
files = [
    path("<slug:area>/latest/<path:path>", views.latest, name="data-latest-file"),
    path("<slug:area>/<slug:slug>/<path:path>", views.file, name="data-file"),
]
