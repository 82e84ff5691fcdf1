from django.urls import path

from . import views

urlpatterns = [
    path("borough.atom", views.of_borough, name="feed"),
    path("corrections.atom", views.of_corrections, name="feed-corrections"),
    path("wards/<slug:code>.atom", views.of_ward, name="feed-ward"),
]
