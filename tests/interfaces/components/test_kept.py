import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from fourfold.interfaces.components.kept import typed_in


@pytest.fixture
def posted(rf, officer):
    def _posted(data, **more):
        request = rf.post("/staff/", data, **more)
        request.user = officer
        return typed_in(request, timezone.now())

    return _posted


def test_typed_in_keeps_all_values_in_their_order(posted):
    kept = posted({"words": ["one", "two"], "postcode": "E17 4JF"})

    assert kept.fields == [["words", "one"], ["words", "two"], ["postcode", "E17 4JF"]]
    assert not kept.had_files


def test_typed_in_never_keeps_secrets(posted):
    secrets = ("csrfmiddlewaretoken", "code", "credential", "oldpassword", "Password")

    kept = posted(dict.fromkeys(secrets, "secret"))

    assert kept.fields == []


def test_typed_in_notes_files_and_keeps_none(posted):
    kept = posted({"why": "because", "file": SimpleUploadedFile("a.txt", b"text")})

    assert kept.fields == [["why", "because"]]
    assert kept.had_files


def test_typed_in_keeps_forms_only(posted, rf, officer):
    reading = rf.get("/staff/")
    reading.user = officer

    assert typed_in(reading, timezone.now()) is None
    assert posted({"a": 1}, content_type="application/json") is None
