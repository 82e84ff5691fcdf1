"""The site's addresses, and one more that fails with what it was given."""

from django.urls import path

from fourfold.config.urls import urlpatterns as site
from fourfold.interfaces.components.access import open_to_anyone


@open_to_anyone
def fails(request):
    try:
        raise KeyError(request.GET["text"])
    except KeyError as error:
        raise ValueError(f"cannot use {request.GET['text']}") from error


urlpatterns = [*site, path("fails/", fails, name="fails")]
