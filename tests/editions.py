"""Editions of assessments for tests, made through the real services."""

from datetime import UTC, datetime
from uuid import uuid4

from fourfold.partnership.areas.models import CoveredArea
from fourfold.partnership.assessments.files import folder_of
from fourfold.partnership.assessments.services import (
    Draft,
    publish,
    register_draft,
    sign_off,
)
from fourfold.partnership.datasets.models import CubeBuild
from tests.people import SET_UP, actor_of

PAGE = (
    "<!doctype html><html lang=en><title>T</title><style>h1{color:#123}</style>"
    "<h1 style='margin:0'>Figures</h1>"
)
FILES = {
    "index.html": PAGE,
    "assessment.json": "{}",
    "what.csv": "a,b\r\n1,2\r\n",
    "wards/E05990001.pdf": "%PDF-1.7 invented",
}


def make_build(name="b0001", *, invented=False):
    found, _ = CubeBuild.objects.get_or_create(
        name=name,
        defaults={
            "fingerprint": "f" * 64,
            "made_at": datetime(2026, 7, 1, tzinfo=UTC),
            "is_invented": invented,
        },
    )
    return found


def make_area():
    found, _ = CoveredArea.objects.get_or_create(
        code="E09990001", defaults={"name": "Marshgate", "kind": "authority"}
    )
    return found


def write_files(public_id, files=FILES):
    for name, content in files.items():
        path = folder_of(public_id) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def make_draft(person, *, files=FILES, last_month="2026-06", build=None):
    public_id = uuid4()
    write_files(public_id, files)
    draft = Draft(
        public_id=public_id,
        title="Marshgate, July 2025 to June 2026",
        area_code=make_area().code,
        first_month="2025-07",
        last_month=last_month,
        build=(build or make_build()).name,
    )
    return register_draft(by=SET_UP, made_by_id=person.pk, draft=draft)


def make_published(maker, other, **how):
    edition = make_draft(maker, **how)
    sign_off(by=actor_of(other), edition_id=edition.pk)
    return publish(by=actor_of(other), edition_id=edition.pk)


def damage(document):
    """Change the file of a document behind the site's back."""
    path = folder_of(document.edition.public_id) / document.path
    path.chmod(0o640)
    path.write_bytes(b"x" * document.size)


def mend(document, files=FILES):
    path = folder_of(document.edition.public_id) / document.path
    path.write_bytes(files[document.path].encode())
