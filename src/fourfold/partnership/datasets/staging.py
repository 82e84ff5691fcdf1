"""Where uploaded files are until they are loaded, and what may be among them."""

import hashlib
import re
import shutil
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path
from uuid import UUID

from django.conf import settings

from fourfold.partnership.errors import RefusedError

FOLDER = "uploads"
PLAIN = re.compile(r"[^A-Za-z0-9._() -]+")
LONGEST_NAME = 120
HEAD = 4096
# First bytes of what is read besides text: zip archives, Parquet, shapefiles and the
# tables of their fields.
ZIP, PARQUET, SHAPES = b"PK\x03\x04", b"PAR1", b"\x00\x00\x27\x0a"
FIELDS = (b"\x03", b"\x83")
WITH_FIELDS = ".dbf"
EXPECTED = (
    "Fourfold reads the archive of police.uk (ZIP or CSV), boundaries (GeoJSON or a"
    " zipped shapefile), and tables of areas, people and deprivation (CSV)"
)


def uploads_folder() -> Path:
    return Path(settings.DATA_FOLDER) / FOLDER


def folder_of(public_id: UUID) -> Path:
    """Where all of an upload is; it need not be there."""
    return uploads_folder() / str(public_id)


def files_of(public_id: UUID) -> list[Path]:
    """The files of an upload by name; none if they were removed."""
    folder = folder_of(public_id) / "files"
    return sorted(folder.iterdir()) if folder.is_dir() else []


def remove(public_id: UUID) -> None:
    shutil.rmtree(folder_of(public_id), ignore_errors=True)


def orphans(known: set[str]) -> Iterator[Path]:
    """Folders and files that belong to no upload: a sender who went away left them."""
    if uploads_folder().is_dir():
        yield from (e for e in uploads_folder().iterdir() if e.name not in known)


def name_for(sent: str, number: int) -> str:
    """A name of ours for a file: no folders, no marks that a shell or a page knows.

    Of the publisher's name what is left says which month and force it is of.
    """
    last = sent.replace("\\", "/").rpartition("/")[2]
    plain = PLAIN.sub("-", last).strip(" .-")[-LONGEST_NAME:].strip(" .-")
    return plain or f"file-{number}"


def refuse_other_kinds(name: str, head: bytes) -> None:
    """Raises RefusedError for what is neither text nor an archive, by its first bytes.

    Its name says nothing: a picture that is called `crimes.csv` is a picture.
    """
    if not head:
        raise RefusedError(f"{name} is empty. Download it again.")
    if head.startswith((ZIP, PARQUET, SHAPES)):
        return
    if head.startswith(FIELDS) and name.lower().endswith(WITH_FIELDS):
        return
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        raise RefusedError(
            f"{name} is a web page, so the download went wrong. Open it in a browser to"
            " see what the publisher said, then download the data again."
        )
    if b"\0" in head or head.startswith(b"%PDF"):
        raise RefusedError(f"{name} is no data that can be read. {EXPECTED}.")


def sha256_of(stream: BufferedReader) -> str:
    stream.seek(0)
    return hashlib.file_digest(stream, "sha256").hexdigest()
