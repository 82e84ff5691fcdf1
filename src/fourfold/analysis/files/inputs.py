"""The files a user hands over: single files, folders and zip archives.

An archive is untrusted. Nothing is ever unpacked under a name it chose, and
what it declares about itself is checked against what really comes out.
"""

import stat
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from fourfold.analysis.errors import SourceError

# Bounds on archives, far above anything a publisher has issued: the national
# three-year archive holds about 5,000 members of at most 60 MB, and CSV text
# compresses about tenfold. A bomb compresses a thousandfold and more.
MOST_MEMBERS = 50_000
MOST_BYTES_A_MEMBER = 4 * 1024**3
MOST_BYTES_AN_ARCHIVE = 64 * 1024**3
MOST_RATIO = 200
# Below this a high ratio is a small repetitive file, not a bomb.
RATIO_COUNTS_FROM = 64 * 1024**2

# Office files are zips inside; to a user they are one file.
OFFICE = {".xlsx", ".xlsm", ".docx", ".pptx", ".ods", ".odt"}

# What a folder or archive may hold besides data, and which is passed over.
PASSED_OVER = {"__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini"}


@dataclass(frozen=True)
class InputFile:
    """One file to read: on disk, or a member of an archive.

    name : where it came from, in words a user recognises
    file_name : its last part, as the publisher called it
    """

    name: str
    file_name: str
    size: int
    path: Path
    member: zipfile.ZipInfo | None = None
    archive: zipfile.ZipFile | None = None

    @contextmanager
    def open(self) -> Iterator[IO[bytes]]:
        """The content as bytes. An unreadable archive raises SourceError."""
        if self.member is None or self.archive is None:
            with self.path.open("rb") as stream:
                yield stream
            return
        try:
            with self.archive.open(self.member) as stream:
                yield stream
        except (zipfile.BadZipFile, EOFError, NotImplementedError) as error:
            raise _broken(self.path, self.member.filename, error) from error

    def head(self, size: int = 4096) -> bytes:
        with self.open() as stream:
            return stream.read(size)


@contextmanager
def input_files(paths: list[Path]) -> Iterator[tuple[InputFile, ...]]:
    """Every file in the paths: files, folders (searched through) and zips.

    Archives stay open, so that their directory is read once, until the end.
    Raises SourceError for a path that is not there, a zip that is truncated,
    encrypted, nested or unreasonably large.
    """
    with ExitStack() as open_archives:
        found: list[InputFile] = []
        for path in paths:
            found.extend(_in_path(path, open_archives))
        yield tuple(found)


def _in_path(path: Path, open_archives: ExitStack) -> Iterator[InputFile]:
    if not path.exists():
        raise SourceError(
            "there is no such file or folder",
            file=path,
            remedy="Check the path",
        )
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    for file in files:
        if not file.is_file() or PASSED_OVER.intersection(file.parts):
            continue
        if _is_zip(file) and not _holds_a_shapefile(file):
            yield from _in_archive(file, open_archives)
        else:
            yield InputFile(str(file), file.name, file.stat().st_size, file)


def _is_zip(file: Path) -> bool:
    """By name or first bytes: a truncated zip must not pass as something else."""
    if file.suffix.lower() in OFFICE:
        return False
    with file.open("rb") as stream:
        return stream.read(4) == b"PK\x03\x04" or file.suffix.lower() == ".zip"


def _holds_a_shapefile(file: Path) -> bool:
    # A zipped shapefile is one data set in several files; its reader opens it.
    try:
        with zipfile.ZipFile(file) as archive:
            return any(name.lower().endswith(".shp") for name in archive.namelist())
    except (zipfile.BadZipFile, EOFError):
        return False


def _in_archive(path: Path, open_archives: ExitStack) -> Iterator[InputFile]:
    try:
        archive = open_archives.enter_context(zipfile.ZipFile(path))
    except (zipfile.BadZipFile, EOFError) as error:
        raise _broken(path, None, error) from error
    members = [member for member in archive.infolist() if not member.is_dir()]
    _check_size(path, members)
    for member in members:
        if PASSED_OVER.intersection(Path(member.filename).parts):
            continue
        _check_member(path, member)
        yield InputFile(
            name=f"{path}:{member.filename}",
            file_name=Path(member.filename).name,
            size=member.file_size,
            path=path,
            member=member,
            archive=archive,
        )


def _check_size(path: Path, members: list[zipfile.ZipInfo]) -> None:
    if not members:
        raise SourceError("the archive is empty", file=path, remedy="Download it again")
    total = sum(member.file_size for member in members)
    if len(members) > MOST_MEMBERS or total > MOST_BYTES_AN_ARCHIVE:
        raise SourceError(
            f"the archive declares {len(members):,} files of {total:,} bytes,"
            " more than any publisher issues",
            file=path,
            remedy="If it is genuine, unpack it and load the folder",
        )


def _check_member(path: Path, member: zipfile.ZipInfo) -> None:
    for is_wrong, problem, remedy in (
        (
            member.flag_bits & 0x1,
            "it is encrypted",
            "Unpack it with its password and load the folder",
        ),
        (
            member.filename.lower().endswith(".zip"),
            "it is a zip inside a zip",
            "Unpack the outer one and load the folder",
        ),
        (
            stat.S_ISLNK(member.external_attr >> 16),
            "it is a link, not a file",
            "Remove it from the archive",
        ),
        (
            _is_bomb(member),
            f"{member.compress_size:,} bytes would unpack to"
            f" {member.file_size:,}, which no data file does",
            "Do not open it; download the archive again from its publisher",
        ),
    ):
        if is_wrong:
            name = f"{path}:{member.filename}"
            raise SourceError(problem, file=name, remedy=remedy)


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    if member.file_size > MOST_BYTES_A_MEMBER:
        return True
    ratio = member.file_size / max(member.compress_size, 1)
    return member.file_size > RATIO_COUNTS_FROM and ratio > MOST_RATIO


def _broken(path: Path, member: str | None, error: Exception) -> SourceError:
    return SourceError(
        f"the archive is damaged or cut short ({error})",
        file=path if member is None else f"{path}:{member}",
        remedy="Download it again; its publisher's page states the size",
    )
