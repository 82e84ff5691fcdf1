from django.urls import path

from . import views

urlpatterns = [
    path("", views.reported, name="reported"),
    path("<slug:name>/", views.reported_figure, name="reported-figure"),
]
