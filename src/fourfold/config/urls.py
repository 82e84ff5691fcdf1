"""Every address of the site."""

from django.urls import include, path

from fourfold.interfaces.components.theme import theme

from .sign_in_urls import urlpatterns as sign_in

urlpatterns = [
    path("", include("fourfold.interfaces.public.urls")),
    path("theme.css", theme, name="theme"),
    path("staff/", include("fourfold.interfaces.staff.urls")),
    path("sign-in/", include(sign_in)),
]
