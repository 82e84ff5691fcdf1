"""What pages need besides Python is there."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.utils.translation import to_locale


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


def texts_are_compiled(**_: Any) -> list[CheckMessage]:
    """Without its compiled catalogue a language would be offered, and be English."""
    others = [code for code, __ in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
    return [
        Error(
            f"The texts in {code} are not compiled.",
            hint="From a checkout: ./run pages. A wheel carries them.",
            id="fourfold.E041",
        )
        for code in others
        if not any(_catalogue(Path(each), code) for each in settings.LOCALE_PATHS)
    ]


def _catalogue(folder: Path, language: str) -> bool:
    return (folder / to_locale(language) / "LC_MESSAGES" / "django.mo").is_file()
