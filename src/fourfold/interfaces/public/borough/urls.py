from django.urls import path

from . import views

urlpatterns = [
    path("borough/", views.overview, name="borough"),
    path("borough/<slug:section>/", views.section, name="borough-section"),
    path("compare/", views.compare, name="compare"),
    path("unknown/", views.unknown, name="unknown"),
]
