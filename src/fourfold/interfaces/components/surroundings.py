"""What every page knows: whose site it is, and who is reading."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from fourfold.partnership.accounts.actors import NOBODY
from fourfold.partnership.areas.queries import partnership


def surroundings(request: HttpRequest) -> dict[str, Any]:
    return {
        "partnership": partnership(),
        "actor": getattr(request, "actor", NOBODY),
        "is_demo": settings.DEMO,
    }
