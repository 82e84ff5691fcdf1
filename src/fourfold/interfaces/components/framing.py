"""Pages that other sites may show within their own: with a policy of their own.

Whoever shows one learns nothing from it: it sets no cookie, runs nothing, and asks for
nothing but our own style.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from csp.constants import NONE, SELF
from csp.decorators import csp
from django.conf import settings
from django.http.response import HttpResponseBase

View = Callable[..., HttpResponseBase]


def framed(view: View) -> View:
    """The same page, for the sites that FOURFOLD_EMBED_ON names, and for none else."""

    @wraps(view)
    def answer(*arguments: Any, **named: Any) -> HttpResponseBase:
        answered = csp(_policy())(view)(*arguments, **named)
        if settings.EMBED_ON:
            # It knows no list of sites; `frame-ancestors` takes its place.
            answered.xframe_options_exempt = True  # type: ignore[attr-defined]
            answered.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return answered

    return answer


def _policy() -> dict[str, list[str]]:
    return {
        "default-src": [NONE],
        "style-src": [SELF],
        "form-action": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": list(settings.EMBED_ON) or [NONE],
    }
