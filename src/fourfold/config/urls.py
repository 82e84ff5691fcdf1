"""Every address of the site."""

from django.urls import include, path

from fourfold.interfaces.components.languages import in_every_language
from fourfold.interfaces.components.theme import theme

from . import health, sign_in_urls

urlpatterns = [
    path("", include("fourfold.interfaces.public.urls")),
    path("theme.css", theme, name="theme"),
    path("health/", health.alive, name="health"),
    path("health/ready", health.ready, name="health-ready"),
    path("api/v1/", include("fourfold.interfaces.api.v1.api")),
    path("staff/", include("fourfold.interfaces.staff.urls")),
    in_every_language(path("sign-in/", include(sign_in_urls.pages_before))),
    path("sign-in/", include(sign_in_urls.urlpatterns)),
]

handler400 = "fourfold.interfaces.components.errors.bad_request"
handler403 = "fourfold.interfaces.components.errors.forbidden"
handler404 = "fourfold.interfaces.components.errors.not_found"
handler500 = "fourfold.interfaces.components.errors.broken"
