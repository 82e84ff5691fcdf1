from django.urls import path

from . import views

pages = [path("<str:name>/", views.figure, name="figure")]
files = [
    path("<str:name>.json", views.as_json, name="figure-json"),
    path("<str:name>.csv", views.as_csv, name="figure-csv"),
]
