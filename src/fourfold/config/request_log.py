"""One line in the log for each request, and a number by which to find it."""

import logging
import time
from collections.abc import Callable
from uuid import uuid4

from django.http import HttpRequest, HttpResponseBase

from .logs import request_id

log = logging.getLogger("fourfold.request")
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
HEADER = "X-Request-ID"


class RequestLog:
    """The outermost middleware: it sees how a request ended, whoever answered.

    The number is always ours: one that came with a request could say anything.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        began = time.perf_counter()
        number = uuid4().hex
        request.request_id = number  # type: ignore[attr-defined]
        token = request_id.set(number)
        try:
            response = self.get_response(request)
            response.headers[HEADER] = number
            log.info(
                "request",
                extra={
                    "route": _route(request),
                    "method": request.method if request.method in METHODS else "other",
                    "status": response.status_code,
                    "ms": round((time.perf_counter() - began) * 1000),
                },
            )
        finally:
            request_id.reset(token)
        return response


def _route(request: HttpRequest) -> str:
    match = request.resolver_match
    return match.view_name if match else ""
