"""The files of editions: where they are, and whether they are as they were made."""

import hashlib
from pathlib import Path
from uuid import UUID

from django.conf import settings

from .models import Document


class DamagedError(Exception):
    """A document that is not there, or not as it was when it was registered."""


def folder_of(public_id: UUID) -> Path:
    """Where the files of an edition are; it need not be there."""
    return Path(settings.DATA_FOLDER) / "assessments" / str(public_id)


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
