from django.urls import path

from . import administration, profile, security

urlpatterns = [
    path("profile/", profile.profile, name="profile"),
    path("profile/devices/", security.sessions, name="sessions"),
    path("profile/cover/", profile.arrange, name="cover-arrange"),
    path("profile/cover/<int:cover_id>/end/", profile.end, name="cover-end"),
    path("lock-outs/", administration.locked_out, name="lock-outs"),
    path("lock-outs/lift/", administration.lift, name="lock-out-lift"),
    path(
        "people/<uuid:public_id>/second-factors/",
        administration.reset,
        name="person-second-factors",
    ),
]
