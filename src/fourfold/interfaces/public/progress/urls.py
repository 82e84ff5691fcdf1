from django.urls import path

from . import views

urlpatterns = [
    path("", views.progress, name="progress"),
    path("<uuid:public_id>/", views.action, name="action"),
]
