"""PDFs are known by their content, kept apart, and handed out only whole."""

import hashlib
import os
from datetime import timedelta

import pytest
from django.utils import timezone

from fourfold.partnership.errors import RefusedError
from fourfold.partnership.public_record import files, limits
from fourfold.partnership.public_record.models import PublicationVersion
from tests.records import PDF, make_publication, make_version, pdf


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no whole PDF"),
        (b"GIF89a%%EOF", "no whole PDF"),
        (b"%PDF-1.7 cut off", "no whole PDF"),
        (b"%PDF-1.7 /S /JavaScript /JS (x) %%EOF", "holds a program"),
        (b"%PDF-1.7 /Launch %%EOF", "holds a program"),
        (b"%PDF-1.7 /EmbeddedFile %%EOF", "holds a program"),
    ],
)
def test_what_is_no_plain_pdf_is_refused(content, words):
    with pytest.raises(RefusedError, match=words):
        files.read_pdf(pdf(content))


def test_file_over_the_limit_is_refused(monkeypatch):
    monkeypatch.setattr(files, "most_bytes", lambda: 20)

    assert files.read_pdf(pdf(b"%PDF-" + b"." * 10 + b"%%EOF"))
    with pytest.raises(RefusedError, match="larger than"):
        files.read_pdf(pdf(b"%PDF-" + b"." * 11 + b"%%EOF"))


def test_file_comes_back_as_it_was_taken_in_and_not_otherwise(manager):
    version = make_version(manager, make_publication(manager), file=pdf())

    assert version.file_sha256 == hashlib.sha256(PDF).hexdigest()
    assert files.content_of(version) == PDF

    files.path_of(version).write_bytes(PDF + b" ")
    with pytest.raises(files.DamagedError):
        files.content_of(version)

    files.path_of(version).unlink()
    with pytest.raises(files.DamagedError):
        files.content_of(version)


def test_only_files_of_no_version_are_removed_and_only_after_a_day(manager):
    now = timezone.now()
    assert files.remove_orphans(now) == 0
    kept = make_version(manager, make_publication(manager), file=pdf())
    lost = files.path_of(PublicationVersion())
    lost.write_bytes(PDF)
    old = (now - timedelta(days=2)).timestamp()
    os.utime(files.path_of(kept), (old, old))
    assert files.remove_orphans(now) == 0
    os.utime(lost, (old, old))

    assert files.remove_orphans(now) == 1

    assert [each.name for each in files.folder().iterdir()] == [f"{kept.public_id}.pdf"]


def test_sections_are_wanted_of_strategies_since_the_duty_began():
    begins = limits.wanted_of("strategy", timezone.localdate())

    assert begins is not None
    assert "Work to date" in begins.sections
    assert limits.wanted_of("news", timezone.localdate()) is None
