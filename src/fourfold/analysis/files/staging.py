"""Brings one input to disk as bytes that are known: hashed, counted, looked over.

Reading fast needs a plain file: quotes only around whole cells, no blank lines,
one kind of line ending, valid UTF-8. Whatever is not plain is tidied by
`csv_shape` instead, slower and with every fault counted.
"""

import codecs
import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from fourfold.analysis.errors import SourceError

from .csv_shape import SEPARATOR, first_line
from .inputs import InputFile

UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CELL = rb'(?:"(?:[^"]|"")*"|[^",]*)'
WELL_QUOTED = re.compile(rb"%b(?:,%b)*" % (_CELL, _CELL))


@dataclass(frozen=True)
class StagedFile:
    """A copy of an input on disk.

    lines : how many, with the header and any that are blank
    plain : a line is a record, and quotes are where they belong
    """

    source: InputFile
    path: Path
    sha256: str
    lines: int
    plain: bool


def stage(
    source: InputFile,
    directory: Path,
    *,
    advance: Callable[[int], None] = lambda _size: None,
) -> StagedFile:
    """Copy one input into a directory, counting and hashing as it comes.

    `advance` is told the size of each piece. Raises SourceError for an empty
    file, a web page, what is not text, and whatever cannot be read or unpacked.
    """
    look = _Look()
    digest = hashlib.sha256()
    # A name of our own: two members of an archive may have one and the same.
    with NamedTemporaryFile(dir=directory, suffix=".staged", delete=False) as copy:
        for chunk in source.chunks():
            if look.lines == 0:
                _refuse_what_is_not_text(chunk, source)
            digest.update(chunk)
            look.at(chunk)
            copy.write(chunk)
            advance(len(chunk))
    if look.lines == 0:
        raise SourceError(
            "the file is empty",
            file=source.name,
            remedy="Download it again, or leave it out: an empty file is not a"
            " month without crime",
        )
    return StagedFile(
        source, Path(copy.name), digest.hexdigest(), look.lines, look.is_plain
    )


def _refuse_what_is_not_text(head: bytes, source: InputFile) -> None:
    header = first_line(head)
    if head.startswith(UTF16) or b"\0" in header:
        raise SourceError(
            "it is not UTF-8 text; spreadsheets save “Unicode text” as UTF-16",
            file=source.name,
            line=1,
            remedy="Save it again as “CSV UTF-8”",
        )
    if header.startswith(b"<"):
        raise SourceError(
            "the file is a web page, so the download went wrong",
            file=source.name,
            line=1,
            remedy="Open it in a browser to see what the publisher said, then"
            " download the data again",
        )


class _Look:
    """Watches whole lines go by: how many, and whether they are plain CSV."""

    def __init__(self) -> None:
        self.is_plain = True
        self.lines = 0
        self._line_end: bytes | None = None

    def at(self, chunk: bytes) -> None:
        starts_blank = self.lines == 0 and not _first_line(chunk).strip()
        self.lines += chunk.count(b"\n") + (not chunk.endswith(b"\n"))
        if self.is_plain:
            self.is_plain = (
                not starts_blank
                and self._has_one_line_end(chunk)
                and b"\0" not in chunk
                and SEPARATOR.encode() not in chunk
                and (chunk.isascii() or _is_utf8(chunk))
                and all(_is_well_quoted(line) for line in _quoted_lines(chunk))
            )

    def _has_one_line_end(self, chunk: bytes) -> bool:
        returns = chunk.count(b"\r")
        if returns and not returns == chunk.count(b"\r\n") == chunk.count(b"\n"):
            return False
        line_end = b"\r\n" if returns else b"\n"
        self._line_end = self._line_end or line_end
        return self._line_end == line_end


def _first_line(chunk: bytes) -> bytes:
    return chunk.removeprefix(codecs.BOM_UTF8).partition(b"\n")[0]


def _is_utf8(chunk: bytes) -> bool:
    try:
        chunk.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _quoted_lines(chunk: bytes) -> Iterator[bytes]:
    """Lines with a quotation mark: as a rule none or a handful."""
    at = chunk.find(b'"')
    while at >= 0:
        start = chunk.rfind(b"\n", 0, at) + 1
        end = chunk.find(b"\n", at)
        end = len(chunk) if end < 0 else end
        yield chunk[start:end].rstrip(b"\r")
        at = chunk.find(b'"', end)


def _is_well_quoted(line: bytes) -> bool:
    """Whether quotation marks stand only where they open and close a cell."""
    return WELL_QUOTED.fullmatch(line) is not None
