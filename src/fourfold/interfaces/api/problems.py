"""What went wrong, as `application/problem+json` (RFC 9457)."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError

from .limits import TooOftenError

TYPE = "application/problem+json"
_SHAPE = {
    "type": "object",
    "required": ["type", "title", "status"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    },
}


def may_answer(**statuses: str) -> dict[str, Any]:
    """What an address may answer besides, for its description: `_404="why"`."""
    return {
        "responses": {
            int(status.lstrip("_")): {
                "description": words,
                "content": {TYPE: {"schema": _SHAPE}},
            }
            for status, words in {**statuses, "_429": "Asked too often"}.items()
        }
    }


def problem(status: int, title: str, **more: Any) -> JsonResponse:
    return JsonResponse(
        {"type": "about:blank", "title": title, "status": status, **more},
        status=status,
        content_type=TYPE,
    )


def answer_problems(api: NinjaAPI) -> None:
    """Have an API say everything that goes wrong in this form."""

    @api.exception_handler(Http404)
    def not_found(request: HttpRequest, error: Http404) -> HttpResponse:
        return problem(404, "Not found", detail=str(error))

    @api.exception_handler(ValidationError)
    def without_sense(request: HttpRequest, error: ValidationError) -> HttpResponse:
        told = "; ".join(
            f"{each['loc'][-1]}: {each['msg'].lower()}" for each in error.errors
        )
        return problem(422, "This cannot be asked", detail=told)

    @api.exception_handler(TooOftenError)
    def too_often(request: HttpRequest, error: TooOftenError) -> HttpResponse:
        response = problem(429, "Asked too often")
        response.headers["Retry-After"] = str(error.seconds)
        return response
