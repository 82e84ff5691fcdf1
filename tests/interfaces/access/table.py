"""All rows of all areas, and the addresses that there are."""

import importlib
import pkgutil
from functools import cache
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver

FOLDER = Path(__file__).parent
NO_AREAS = {"printed", "scenes", "states", "table"}


@cache
def modules():
    return tuple(
        importlib.import_module(f"{__package__}.{found.name}")
        for found in pkgutil.iter_modules([str(FOLDER)])
        if found.name not in NO_AREAS and not found.name.startswith("test_")
    )


@cache
def rows():
    return tuple(row for module in modules() for group in module.TABLE for row in group)


def addresses(resolver=None, namespace=""):
    """Name and view of every address; one without a name is named by its pattern."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from addresses(entry, inner)
        elif isinstance(entry, URLPattern):
            yield f"{namespace}{entry.name or entry.pattern}", entry.callback
