"""The folder of what must outlive the program can be written, by the site alone."""

import os
import stat
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error


def folder_is_writable(**_: Any) -> list[CheckMessage]:
    """The folder, or where it does not exist yet, the one it would be made in."""
    folder = settings.DATA_FOLDER
    place = next(part for part in (folder, *folder.parents) if part.exists())
    if place.is_dir() and os.access(place, os.W_OK | os.X_OK):
        return []
    return [
        Error(
            f"Nothing can be written in {folder}.",
            hint="Set FOURFOLD_FOLDER to a folder of the user that runs the site: "
            f"install -d -m 700 -o USER {folder}",
            id="fourfold.E030",
        )
    ]


def folder_is_private(**_: Any) -> list[CheckMessage]:
    folder: Path = settings.DATA_FOLDER
    if folder.exists() and stat.S_IMODE(folder.stat().st_mode) & stat.S_IRWXO:
        return [
            Error(
                f"Every user of this machine may look into {folder}.",
                hint=f"chmod o-rwx {folder}",
                id="fourfold.E031",
            )
        ]
    return []
