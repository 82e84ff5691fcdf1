from django.urls import path

from . import views

urlpatterns = [
    path("jobs/", views.jobs, name="jobs"),
    path("jobs/<slug:schedule>/<slug:name>/", views.job, name="job"),
    path("jobs/<slug:schedule>/<slug:name>/run/", views.run_now, name="job-run"),
]
