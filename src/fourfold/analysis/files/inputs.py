"""The files a user hands over: single files, folders and zip archives."""

import os
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from fourfold.analysis.errors import SourceError

from .archives import checked_members, printable, reading

CHUNK = 1024 * 1024
# What a folder or archive may hold besides data, and which is passed over, as
# are hidden files.
PASSED_OVER = {"__MACOSX", "Thumbs.db", "desktop.ini"}
# A download that has not ended, and the note of what it is to become.
UNFINISHED = (".part", ".part.json")
# These open like a zip archive and are a document in many pieces.
DOCUMENTS = {".docx", ".kmz", ".ods", ".odt", ".xlsm", ".xlsx"}


@dataclass(frozen=True)
class InputFile:
    """One file to read: on disk, or a member of an archive.

    name : its whole path, in which a user finds it
    label : its path from what was handed over, fit to be published
    file_name : its last part, as the publisher called it
    """

    name: str
    label: str
    file_name: str
    size: int
    path: Path
    member: zipfile.ZipInfo | None = None
    archive: zipfile.ZipFile | None = None

    def chunks(self, size: int = CHUNK) -> Iterator[bytes]:
        """The content in pieces of whole lines, but for lines beyond all reason.

        Raises SourceError if it cannot be read or unpacked.
        """
        read = 0
        member = self.member.filename if self.member else None
        with reading(self.path, member), self._open() as stream:
            while chunk := stream.read(size) + stream.readline(size):
                read += len(chunk)
                yield chunk
            if self.member and read != self.member.file_size:
                raise zipfile.BadZipFile("it is shorter than it declares")

    def head(self, size: int = 4096) -> bytes:
        """The first bytes, up to the end of a line."""
        return next(self.chunks(size), b"")

    def _open(self) -> IO[bytes]:
        if self.member is None or self.archive is None:
            return self.path.open("rb")
        return self.archive.open(self.member)


@contextmanager
def input_files(paths: list[Path]) -> Iterator[tuple[InputFile, ...]]:
    """Every file in the paths: files, folders (searched through) and zips.

    Each file once, however many of the paths lead to it. Archives stay open, so
    that their directory is read once, until the end. Raises SourceError for a
    path that is not there or may not be read, and for a zip that is truncated,
    encrypted, nested or unreasonably large.
    """
    with ExitStack() as open_archives:
        search = _Search(open_archives)
        yield tuple(file for path in paths for file in search.within(path))


@dataclass
class _Search:
    """Goes through paths and remembers where it has been: links may lead in circles."""

    open_archives: ExitStack
    seen: set[tuple[int, int]] = field(default_factory=set)

    def within(self, path: Path) -> Iterator[InputFile]:
        if not os.path.lexists(path):
            raise SourceError(
                "there is no such file or folder",
                file=printable(str(path)),
                remedy="Check the path",
            )
        if path.name.endswith(UNFINISHED):
            raise SourceError(
                "it is a download that has not ended",
                file=printable(str(path)),
                remedy="Fetch it again: it goes on where it stopped",
            )
        # A path such as "." goes by the name of the folder that it stands for.
        top = (path.name.strip(".") and path.name) or path.resolve().name
        for file in self._files(path):
            label = str(Path(top, file.relative_to(path)))
            yield from self._inputs(file, printable(label))

    def _files(self, path: Path) -> Iterator[Path]:
        """A file, or the files of a folder and of the folders in it, by name."""
        with reading(path):
            kind = self._kind(path)
            entries = sorted(path.iterdir()) if kind == "folder" else []
        if kind == "file":
            yield path
        for entry in entries:
            if not _is_passed_over(entry):
                yield from self._files(entry)

    def _kind(self, path: Path) -> str:
        """What a path leads to: file, folder, or where we have been."""
        if path.is_symlink() and not path.exists():
            raise _no_file(path, "it is a link that leads nowhere")
        about = path.stat()
        if (about.st_dev, about.st_ino) in self.seen:
            return "seen"
        self.seen.add((about.st_dev, about.st_ino))
        if path.is_dir():
            return "folder"
        if not path.is_file():
            raise _no_file(path, "it is neither a file nor a folder")
        return "file"

    def _inputs(self, file: Path, label: str) -> Iterator[InputFile]:
        """A file itself, or what is in it if it is an archive."""
        with reading(file):
            archive = _archive(file)
            size = file.stat().st_size
        if archive is None:
            yield InputFile(printable(str(file)), label, file.name, size, file)
        else:
            self.open_archives.enter_context(archive)
            yield from _members(file, label, archive)


def _no_file(path: Path, problem: str) -> SourceError:
    return SourceError(
        problem, file=printable(str(path)), remedy="Remove it, or name the file itself"
    )


def _is_passed_over(file: Path) -> bool:
    if file.name in PASSED_OVER or file.name.startswith("."):
        return True
    # Beside a file that was fetched stands the record of where it came from.
    is_record = file.suffix == ".json" and file.with_suffix("").is_file()
    return is_record or file.name.endswith(UNFINISHED)


def _archive(file: Path) -> zipfile.ZipFile | None:
    """An archive, opened, told by its name or its first bytes.

    By its name too, for one that is cut short must not pass as something else.
    """
    with file.open("rb") as stream:
        starts_like_one = stream.read(4) == b"PK\x03\x04"
    ending = file.suffix.lower()
    if ending in DOCUMENTS or not (starts_like_one or ending == ".zip"):
        return None
    archive = zipfile.ZipFile(file)
    # A zipped shapefile is one data set in several files; its reader opens it.
    if any(name.lower().endswith(".shp") for name in archive.namelist()):
        archive.close()
        return None
    return archive


def _members(file: Path, label: str, archive: zipfile.ZipFile) -> Iterator[InputFile]:
    for member in checked_members(file, archive):
        # Archives made on Windows may part folders by backslashes.
        parts = member.filename.replace("\\", "/").split("/")
        if not _is_clutter(parts):
            yield InputFile(
                name=printable(f"{file}:{member.filename}"),
                label=printable(f"{label}:{member.filename}"),
                file_name=parts[-1],
                size=member.file_size,
                path=file,
                member=member,
                archive=archive,
            )


def _is_clutter(parts: list[str]) -> bool:
    return any(
        part in PASSED_OVER or (part.startswith(".") and part not in {".", ".."})
        for part in parts
    )
