from django.urls import path

from . import progress, views

urlpatterns = [
    path("borough.atom", views.of_borough, name="feed"),
    path("corrections.atom", views.of_corrections, name="feed-corrections"),
    path("progress.atom", progress.of_progress, name="feed-progress"),
    path("wards/<slug:code>.atom", views.of_ward, name="feed-ward"),
]
