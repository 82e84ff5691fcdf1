from django.urls import path

from . import views

urlpatterns = [
    path("", views.entries, name="audit-entries"),
    path("state/", views.state, name="audit-state"),
    path("copy.<slug:form>", views.export, name="audit-export"),
    path("<int:seq>/", views.entry, name="audit-entry"),
]
