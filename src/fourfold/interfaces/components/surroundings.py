"""What every page knows: whose site it is, and who is reading."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from fourfold.partnership.accounts.actors import NOBODY

from .languages import current, is_machine_made, readings
from .whose import partnership_of


def surroundings(request: HttpRequest) -> dict[str, Any]:
    found = partnership_of(request)
    return {
        "partnership": found,
        "readings": readings(request, found),
        "is_machine_made": is_machine_made(current()),
        "actor": getattr(request, "actor", NOBODY),
        "is_demo": settings.DEMO,
    }
