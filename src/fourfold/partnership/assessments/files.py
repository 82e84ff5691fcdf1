"""The files of editions: where they are, and whether they are as they were made."""

import hashlib
import shutil
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings

from .models import Document, Edition

MAY_BE_WRITTEN = timedelta(days=1)


class DamagedError(Exception):
    """A document that is not there, or not as it was when it was registered."""


def folder_of(public_id: UUID) -> Path:
    """Where the files of an edition are; it need not be there."""
    return Path(settings.DATA_FOLDER) / "assessments" / str(public_id)


def remove_unregistered(at: datetime) -> int:
    """Remove the files of drafts that were never registered: their program had died.

    What is younger than a day may be being written.
    """
    folder = folder_of(UUID(int=0)).parent
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    known = set(Edition.objects.values_list("public_id", flat=True))
    before = (at - MAY_BE_WRITTEN).timestamp()
    left = [
        each
        for each in found
        if each.name not in map(str, known) and each.stat().st_mtime < before
    ]
    for each in left:
        shutil.rmtree(each)
    return len(left)


def content_of(document: Document) -> bytes:
    """All of a document, checked against its hash. Its edition must be loaded.

    What was checked is what is returned: the file is read once. Raises DamagedError.
    """
    folder = folder_of(document.edition.public_id).resolve()
    path = folder.joinpath(document.path)
    # A link within the folder may lead out of it, whatever the path says.
    if not path.resolve().is_relative_to(folder):
        raise DamagedError(document.path)
    try:
        with path.open("rb") as file:
            content = file.read(document.size + 1)
    except OSError as error:
        raise DamagedError(document.path) from error
    if hashlib.sha256(content).hexdigest() != document.sha256:
        raise DamagedError(document.path)
    return content
