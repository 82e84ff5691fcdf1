from django.urls import path

from . import views

urlpatterns = [
    path("", views.assessments, name="assessments"),
    path("<slug:slug>/", views.assessment, name="assessment"),
    path("<slug:slug>/<path:path>", views.document, name="assessment-document"),
]
