"""PDFs of publications: what may be one, where they are, whether they are whole."""

import hashlib
import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO

from django.conf import settings

from fourfold.partnership.errors import RefusedError

from .limits import most_bytes
from .models import PublicationVersion

BEGINS, ENDS = b"%PDF-", b"%%EOF"
TAIL = 1024
# What a document to be read has no need of, and what can do harm in a reader.
ACTIVE = (b"/JavaScript", b"/JS ", b"/JS(", b"/Launch", b"/EmbeddedFile", b"/RichMedia")
MAY_BE_WRITTEN = timedelta(days=1)


class DamagedError(Exception):
    """A file that is not there, or not as it was when it was taken in."""


def folder() -> Path:
    return Path(settings.DATA_FOLDER) / "publications"


def path_of(version: PublicationVersion) -> Path:
    return folder() / f"{version.public_id}.pdf"


def read_pdf(file: IO[bytes]) -> bytes:
    """All of a file that was sent. Raises RefusedError for what is no plain PDF.

    Its name and what the browser calls it say nothing: its content does.
    """
    content = file.read(most_bytes() + 1)
    if len(content) > most_bytes():
        raise RefusedError(
            f"The file is larger than {most_bytes() // 1024**2} MB. Make it smaller:"
            " whoever reads it on a telephone will thank you."
        )
    if not content.startswith(BEGINS) or ENDS not in content[-TAIL:]:
        raise RefusedError(
            "The file is no whole PDF. Save it as PDF, and send it again."
        )
    if any(mark in content for mark in ACTIVE):
        raise RefusedError(
            "The file holds a program, or another file. Print it to a new PDF, and send"
            " that."
        )
    return content


def put(version: PublicationVersion, content: bytes) -> None:
    """Where only the site reads it; readers get it once it is published."""
    folder().mkdir(parents=True, exist_ok=True)
    path = path_of(version)
    beside = path.with_suffix(".part")
    with beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def content_of(version: PublicationVersion) -> bytes:
    """The file, checked against its hash: what was checked is what is returned.

    Raises DamagedError.
    """
    try:
        content = path_of(version).read_bytes()
    except OSError as error:
        raise DamagedError(version.public_id) from error
    if hashlib.sha256(content).hexdigest() != version.file_sha256:
        raise DamagedError(version.public_id)
    return content


def remove_orphans(at: datetime) -> int:
    """Remove files of versions that were never written down: something failed after
    the file was put there. What is younger than a day may be being written.
    """
    before = (at - MAY_BE_WRITTEN).timestamp()
    left = [each for each in _orphans() if each.stat().st_mtime < before]
    for each in left:
        each.unlink(missing_ok=True)
    return len(left)


def _orphans() -> Iterator[Path]:
    if not folder().is_dir():
        return
    ids = PublicationVersion.objects.exclude(file_sha256="")
    known = {f"{each}.pdf" for each in ids.values_list("public_id", flat=True)}
    yield from (each for each in folder().iterdir() if each.name not in known)
