"""What the analyst adds in words: one text a section, signed and dated.

A figure says what happened. Why, and what it means for this place, is for people
who know it to say, and their words stand apart from what the program wrote.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from fourfold.analysis.assessment.section_ids import SECTION_IDS
from fourfold.analysis.errors import SourceError

FIELDS = ("text", "by", "date")
REMEDY = (
    'Write for example: [where], then text = """...""", by = "Name, team", '
    "date = 2026-07-20"
)


@dataclass(frozen=True, slots=True)
class Commentary:
    """paragraphs : plain text, parted by blank lines in the file; no mark-up"""

    section: str
    paragraphs: tuple[str, ...]
    by: str
    written: date


def read_commentary(path: Path) -> tuple[Commentary, ...]:
    """The commentary of a TOML file: a table for each section that has one.

    Raises SourceError for a file that cannot be read, a section that is not there,
    and a commentary without text, name or date: nobody would stand behind it.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SourceError(
            f"it cannot be read: {error.strerror}", file=path, remedy=REMEDY
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SourceError(f"not TOML: {error}", file=path, remedy=REMEDY) from error
    return tuple(_commentary(path, name, fields) for name, fields in content.items())


def _commentary(path: Path, section: str, fields: Any) -> Commentary:
    if section not in SECTION_IDS:
        raise SourceError(
            f"there is no section {section!r}; there are {', '.join(SECTION_IDS)}",
            file=path,
            remedy=REMEDY,
        )
    if not isinstance(fields, Mapping) or set(fields) != set(FIELDS):
        raise SourceError(
            f"[{section}] must have {', '.join(FIELDS)} and nothing else",
            file=path,
            remedy=REMEDY,
        )
    text, by, written = (fields[name] for name in FIELDS)
    if not (isinstance(text, str) and isinstance(by, str) and type(written) is date):
        raise SourceError(
            f"[{section}] text and by are texts in quotes, date is a date without",
            file=path,
            remedy=REMEDY,
        )
    paragraphs = tuple(
        " ".join(part.split()) for part in text.split("\n\n") if part.strip()
    )
    if not paragraphs or not by.strip():
        raise SourceError(
            f"[{section}] text and by must not be empty", file=path, remedy=REMEDY
        )
    return Commentary(section, paragraphs, by.strip(), written)
