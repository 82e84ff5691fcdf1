from django.urls import path

from . import progress, publications, views

urlpatterns = [
    path("borough.atom", views.of_borough, name="feed"),
    path("corrections.atom", views.of_corrections, name="feed-corrections"),
    path("progress.atom", progress.of_progress, name="feed-progress"),
    path("publications.atom", publications.of_publications, name="feed-publications"),
    path("wards/<slug:code>.atom", views.of_ward, name="feed-ward"),
]
