from django.urls import path

from . import files as lists
from . import views

ONE = "<uuid:public_id>/"

# They have an address for each language; files are the same in all.
pages = [
    path("", views.programmes, name="programmes"),
    path("returns/", views.returns, name="programme-returns"),
    path(f"services/{ONE}", views.service, name="programme-service"),
    path(ONE, views.programme, name="programme"),
]
files = [
    path("programmes.csv", lists.as_csv, name="programmes-csv"),
    path("programmes.json", lists.as_json, name="programmes-json"),
    path("returns.csv", lists.returns_as_csv, name="programme-returns-csv"),
]
