"""What pages need besides Python is there."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error


def static_files_are_collected(**_: Any) -> list[CheckMessage]:
    """Without the list of names with their hashes, every page would fail."""
    if (Path(settings.STATIC_ROOT) / "staticfiles.json").is_file():
        return []
    return [
        Error(
            f"No styles and scripts in {settings.STATIC_ROOT}.",
            hint="From a checkout: ./run pages. A wheel carries them.",
            id="fourfold.E040",
        )
    ]
