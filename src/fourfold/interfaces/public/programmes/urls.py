from django.urls import path

from . import files, views

ONE = "<uuid:public_id>/"

urlpatterns = [
    path("", views.programmes, name="programmes"),
    path("programmes.csv", files.as_csv, name="programmes-csv"),
    path("programmes.json", files.as_json, name="programmes-json"),
    path("returns/", views.returns, name="programme-returns"),
    path("returns.csv", files.returns_as_csv, name="programme-returns-csv"),
    path(f"services/{ONE}", views.service, name="programme-service"),
    path(ONE, views.programme, name="programme"),
]
