"""Zip archives, which are untrusted.

Nothing is ever unpacked under a name that an archive chose, and what it
declares about itself is checked before anything is read.
"""

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from fourfold.analysis.errors import SourceError

# Bounds far above anything a publisher has issued: the national three-year
# archive holds about 5,000 members of at most 60 MB, and CSV text compresses
# about tenfold. A bomb compresses a thousandfold and more.
MOST_MEMBERS = 50_000
MOST_BYTES_A_MEMBER = 4 * 1024**3
MOST_BYTES_AN_ARCHIVE = 64 * 1024**3
MOST_RATIO = 200
# Below this a high ratio is a small repetitive file, not a bomb.
RATIO_COUNTS_FROM = 64 * 1024**2

PACKINGS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
# Everything that zipfile was seen to raise over damaged bytes.
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    ValueError,
)


@contextmanager
def reading(path: Path, member: str | None = None) -> Iterator[None]:
    """Raises SourceError for whatever keeps a file or a member from being read."""
    name = printable(f"{path}:{member}" if member else str(path))
    try:
        yield
    except PermissionError as error:
        raise SourceError(
            "there is no permission to read it",
            file=name,
            remedy="Ask its owner for permission, or copy it to a folder of yours",
        ) from error
    except OSError as error:
        raise SourceError(
            f"it cannot be read ({error.strerror or error})",
            file=name,
            remedy="Check the disk or the connection to it, and try again",
        ) from error
    except DAMAGE as error:
        raise SourceError(
            f"the archive is damaged or cut short ({printable(str(error))})",
            file=name,
            remedy="Download it again; its publisher's page states the size",
        ) from error


def checked_members(path: Path, archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The files in an archive; SourceError if one is nothing to be opened."""
    members = [member for member in archive.infolist() if not member.is_dir()]
    _check_size(path, members)
    for member in members:
        _check_member(path, member)
    return members


def printable(name: str) -> str:
    """A name that can be shown and stored, whatever its archive or disk held."""
    return "".join(mark if mark.isprintable() else "?" for mark in name)


def _check_size(path: Path, members: Sequence[zipfile.ZipInfo]) -> None:
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
    # Members may lie over each other, so each can be modest and the whole a bomb.
    if _is_bomb(total, packed=path.stat().st_size):
        raise _bomb(str(path), total, packed=path.stat().st_size)


def _check_member(path: Path, member: zipfile.ZipInfo) -> None:
    name = printable(f"{path}:{member.filename}")
    if _is_bomb(member.file_size, packed=member.compress_size):
        raise _bomb(name, member.file_size, packed=member.compress_size)
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
            member.compress_type not in PACKINGS,
            "it is packed in a way that is not read here",
            "Unpack it and load the folder",
        ),
        (
            member.file_size > MOST_BYTES_A_MEMBER,
            f"it declares {member.file_size:,} bytes, more than any data file",
            "If it is genuine, unpack it and load the folder",
        ),
    ):
        if is_wrong:
            raise SourceError(problem, file=name, remedy=remedy)


def _is_bomb(unpacked: int, *, packed: int) -> bool:
    return unpacked > RATIO_COUNTS_FROM and unpacked > MOST_RATIO * packed


def _bomb(name: str, unpacked: int, *, packed: int) -> SourceError:
    return SourceError(
        f"{packed:,} bytes would unpack to {unpacked:,}, which no data file does",
        file=name,
        remedy="Do not open it; download the archive again from its publisher",
    )
