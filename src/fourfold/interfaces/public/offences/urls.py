from django.urls import path

from . import views

urlpatterns = [
    path("", views.offences, name="offences"),
    path("<slug:measure>/", views.offence, name="offence"),
]
