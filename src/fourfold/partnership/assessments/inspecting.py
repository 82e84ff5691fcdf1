"""Looks at the files of a new edition before they are registered. No database."""

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from fourfold.partnership.errors import RefusedError

HTML = "text/html"
SVG = "image/svg+xml"
MEDIA_TYPES = {
    ".html": HTML,
    ".pdf": "application/pdf",
    ".json": "application/json",
    ".csv": "text/csv",
    ".svg": SVG,
    ".png": "image/png",
    ".parquet": "application/vnd.apache.parquet",
    ".geojson": "application/geo+json",
}
# What stands beside a table and says what its columns mean (CSV on the Web).
TABLE_DESCRIPTION = "-metadata.json"
CSVM = "application/csvm+json"
PATH = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*(/[A-Za-z0-9][A-Za-z0-9_.-]*)*")
# A header must stay within what proxies take: each hash is 52 characters of it.
MOST_STYLES = 60
# What a page of ours never has: it would run, load, or send something.
FORBIDDEN = {
    *("script", "iframe", "object", "embed", "form", "base", "link"),
    *("foreignobject", "image", "use", "animate", "set"),
}


@dataclass(frozen=True, slots=True)
class Inspected:
    """A file that can be registered."""

    path: str
    media_type: str
    size: int
    sha256: str
    style_hashes: tuple[str, ...] = ()


def inspect(folder: Path) -> tuple[Inspected, ...]:
    """Every file of a folder, by path.

    Raises RefusedError for a link, a name or a kind of file that no edition has, for a
    page that would run something, and for a folder without a page.
    """
    entries = sorted(folder.rglob("*"))
    if links := [entry.name for entry in entries if entry.is_symlink()]:
        raise RefusedError(f"{links[0]} is a link, and not a document.")
    found = tuple(_inspected(folder, entry) for entry in entries if entry.is_file())
    if not any(each.path == "index.html" for each in found):
        raise RefusedError("There is no page, index.html, among the documents.")
    return found


def fingerprint_of(documents: Iterable[tuple[str, str]]) -> str:
    """One hash of the paths and hashes of all documents."""
    lines = [f"{sha256}  {path}\n" for path, sha256 in sorted(documents)]
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _inspected(folder: Path, file: Path) -> Inspected:
    path = file.relative_to(folder).as_posix()
    media_type = _media_type(file)
    if media_type is None or not PATH.fullmatch(path):
        raise RefusedError(f"{path} is no document that an assessment has.")
    content = file.read_bytes()
    return Inspected(
        path=path,
        media_type=media_type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        style_hashes=_styles(content.decode()) if media_type in (HTML, SVG) else (),
    )


def _media_type(file: Path) -> str | None:
    if file.name.endswith(TABLE_DESCRIPTION):
        return CSVM
    return MEDIA_TYPES.get(file.suffix)


def _styles(page: str) -> tuple[str, ...]:
    parser = _Styles()
    parser.feed(page)
    parser.close()
    hashes = {
        f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
        for text in parser.found
    }
    if len(hashes) > MOST_STYLES:
        raise RefusedError(
            f"The page has {len(hashes)} styles of its own; browsers can be told to"
            f" use {MOST_STYLES}. Write it with the command of this version."
        )
    return tuple(sorted(hashes))


class _Styles(HTMLParser):
    """Gathers the texts of styles: of elements and of attributes, as browsers do."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: set[str] = set()
        self._text: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in FORBIDDEN or any(name.startswith("on") for name, _ in attrs):
            raise RefusedError(
                f"The page has a {tag} that would run or load something."
            )
        self.found |= {value for name, value in attrs if name == "style" and value}
        if tag == "style":
            self._text = []

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "style" and self._text is not None:
            self.found.add("".join(self._text))
            self._text = None
