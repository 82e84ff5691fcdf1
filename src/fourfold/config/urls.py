"""Every address of the site."""

from django.urls import include, path

from .sign_in_urls import urlpatterns as sign_in

urlpatterns = [
    path("", include("fourfold.interfaces.public.urls")),
    path("staff/", include("fourfold.interfaces.staff.urls")),
    path("sign-in/", include(sign_in)),
]
