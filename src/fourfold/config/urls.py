"""Every address of the site."""

from django.urls import include, path

from fourfold.interfaces.components.theme import theme

from . import health
from .sign_in_urls import urlpatterns as sign_in

urlpatterns = [
    path("", include("fourfold.interfaces.public.urls")),
    path("theme.css", theme, name="theme"),
    path("health/", health.alive, name="health"),
    path("health/ready", health.ready, name="health-ready"),
    path("api/v1/", include("fourfold.interfaces.api.v1.api")),
    path("staff/", include("fourfold.interfaces.staff.urls")),
    path("sign-in/", include(sign_in)),
]

handler400 = "fourfold.interfaces.components.errors.bad_request"
handler403 = "fourfold.interfaces.components.errors.forbidden"
handler404 = "fourfold.interfaces.components.errors.not_found"
handler500 = "fourfold.interfaces.components.errors.broken"
