from django.urls import path

from . import views

pages = [
    path("", views.assessments, name="assessments"),
    path("<slug:slug>/", views.assessment, name="assessment"),
]
files = [path("<slug:slug>/<path:path>", views.document, name="assessment-document")]
