"""What the documents of an edition say, for pages that lay it out themselves."""

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from .files import content_of
from .models import Document, Edition
from .queries import newest_document

Json = dict[str, Any]

FIGURES = "assessment.json"

# A borough has some two dozen wards and as many documents a site lays out.
MOST_KEPT = 128
# Names of figures are kept of no more editions than these: a megabyte each.
MOST_NAMES = 16


def told_by(document: Document) -> Json:
    """What a JSON document says. Its edition must be loaded. Raises DamagedError.

    A document never changes, so it is read once and kept in memory by its hash. Do not
    change what is returned: it is handed to the next who asks.
    """
    return _parsed(_Asked(document))


def told_at(edition: Edition, path: str) -> Json | None:
    """What the document of that path says; None where the edition has none."""
    document = _document(edition, path)
    return told_by(document) if document else None


def whole_assessment(edition: Edition) -> Json:
    """Everything found, as `assessment.json` tells it; empty where there is none.

    Megabytes, so it is read anew each time and not kept. Raises DamagedError.
    """
    document = _document(edition, FIGURES)
    return _read(document) if document else {}


def told_in_each(editions: Sequence[Edition], path: str) -> dict[int, Json]:
    """What the document of that path says, of each edition that has one, by id."""
    by_id = {each.pk: each for each in editions}
    found = Document.objects.filter(edition__in=by_id, path=path)
    told = {}
    for document in found:
        document.edition = by_id[document.edition_id]
        told[document.edition_id] = told_by(document)
    return told


def figure_names(edition: Edition) -> frozenset[str]:
    """Names of all figures of an edition, also of one that is withdrawn."""
    document = _document(edition, FIGURES)
    return _names(_Asked(document)) if document else frozenset()


def told_at_all(edition: Edition, paths: Sequence[str]) -> list[Json]:
    """What the documents of those paths say, in their order; those there are."""
    found = {
        document.path: document
        for document in Document.objects.filter(edition=edition, path__in=paths)
    }
    there = [found[path] for path in paths if path in found]
    for document in there:
        document.edition = edition
    return [told_by(document) for document in there]


def told_by_newest(path: str) -> tuple[Edition, Json] | None:
    """What the newest edition that stands and has it says at a path."""
    document = newest_document(path)
    return (document.edition, told_by(document)) if document else None


def _document(edition: Edition, path: str) -> Document | None:
    document = Document.objects.filter(edition=edition, path=path).first()
    if document is not None:
        document.edition = edition
    return document


def _read(document: Document) -> Json:
    found: Json = json.loads(content_of(document))
    return found


class _Asked:
    """A document that is the same as another if its hash is."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def __hash__(self) -> int:
        return hash(self.document.sha256)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Asked) and other.document.sha256 == self.document.sha256
        )


@lru_cache(maxsize=MOST_KEPT)
def _parsed(asked: _Asked) -> Json:
    return _read(asked.document)


@lru_cache(maxsize=MOST_NAMES)
def _names(asked: _Asked) -> frozenset[str]:
    findings = _read(asked.document).get("findings", ())
    return frozenset(each["id"] for each in findings)
