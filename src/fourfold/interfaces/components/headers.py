"""What browsers are told besides what Django and django-csp tell them."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

HEADERS = {
    # No other site may draw our pages, pictures or scripts into its own.
    "Cross-Origin-Resource-Policy": "same-origin",
    # Nothing here needs them, so nothing that slips in gets them.
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
}


class Headers:
    """For every answer, also of errors and of styles and scripts."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response
