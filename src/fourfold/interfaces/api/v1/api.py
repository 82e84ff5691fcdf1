"""The addresses of version 1 and what describes them."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.views.decorators.http import conditional_page
from ninja import NinjaAPI

from fourfold.interfaces.api.limits import count
from fourfold.interfaces.api.problems import answer_problems
from fourfold.interfaces.components.access import open_to_anyone
from fourfold.interfaces.components.documents import open_to_programs

from . import (
    agencies,
    areas,
    editions,
    figures,
    measures,
    neighbourhoods,
    partnership,
    profiles,
)

OK = 200


def counted(request: HttpRequest) -> bool:
    """Open to anybody, as often as the limit lets them."""
    count(request)
    return True


api = NinjaAPI(
    title="Fourfold",
    version="1",
    description="Public facts and published figures of a violence reduction"
    " partnership. Lists in the examples are cut after their first entry.",
    urls_namespace="api",
    # Django-ninja's own page takes scripts from another site; ours is below.
    docs_url=None,
    auth=counted,
)
answer_problems(api)
api.add_router("", partnership.router)
api.add_router("", areas.router)
api.add_router("", agencies.router)
api.add_router("", editions.router)
api.add_router("", figures.router)
api.add_router("", measures.router)
api.add_router("", profiles.router)
api.add_router("", neighbourhoods.router)


@open_to_anyone
def describe(request: HttpRequest) -> HttpResponse:
    """The description that programs read, in words and tables."""
    schema = api.get_openapi_schema()
    context = {"api": schema["info"], "addresses": list(_addresses(schema))}
    return render(request, "api/describe.html", context)


def _addresses(schema: dict[str, Any]) -> Any:
    shapes = schema["components"]["schemas"]
    for address, methods in schema["paths"].items():
        for method, what in methods.items():
            answer = what["responses"][200]["content"]["application/json"]["schema"]
            shape = answer.get("items", answer)["$ref"].rsplit("/", 1)[-1]
            yield {
                "address": address,
                "method": method.upper(),
                "words": what.get("description", ""),
                "is_list": answer.get("type") == "array",
                "fields": list(shapes[shape]["properties"]),
                "asked": [each["name"] for each in what.get("parameters", ())],
            }


def _open(pattern: URLPattern) -> URLPattern:
    """Django-ninja makes the views itself: the gate is told here."""
    pattern.callback = open_to_anyone(_to_be_asked_again(pattern.callback))
    return pattern


def _to_be_asked_again(
    view: Callable[..., HttpResponse],
) -> Callable[..., HttpResponse]:
    """With a tag by which a program asks whether anything is new, from any site."""

    @wraps(view)
    @conditional_page
    def tagged(request: HttpRequest, **arguments: Any) -> HttpResponse:
        answer = view(request, **arguments)
        if answer.status_code == OK:
            answer.headers["Cache-Control"] = "no-cache"
        open_to_programs(answer)
        return answer

    return tagged


app_name = "api"
urlpatterns = [
    path("", describe, name="api-root"),
    *(
        _open(pattern)
        for pattern in api.urls[0]
        if isinstance(pattern, URLPattern) and pattern.name != "api-root"
    ),
]
