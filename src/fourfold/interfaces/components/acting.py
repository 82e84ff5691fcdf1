"""A form that has one service done, and says what the service refused."""

from collections.abc import Callable
from typing import Any

from django import forms

from fourfold.interfaces.components.access import Request
from fourfold.partnership.errors import RefusedError


def bound(form: type[forms.Form], request: Request, **how: Any) -> Any:
    """The form with what was sent; empty where nothing was."""
    return form(request.POST if request.method == "POST" else None, **how)


def done(form: forms.Form, service: Callable[..., Any], **arguments: Any) -> bool:
    """Whether the form was right and the service did what it asks.

    What the service refuses is said at the head of the form, in the service's words.
    The result stands in `form.result`.
    """
    if not form.is_valid():
        return False
    try:
        form.result = service(**arguments, **form.cleaned_data)  # type: ignore[attr-defined]
    except RefusedError as refused:
        form.add_error(None, str(refused))
        return False
    return True
