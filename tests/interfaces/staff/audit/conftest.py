import pytest
from django.db import transaction
from django.urls import reverse

from fourfold.partnership.audit.doers import command
from fourfold.partnership.audit.services import record

ENTRIES = reverse("staff:audit-entries")
BY = command("test")


@pytest.fixture(autouse=True)
def anchors(settings, tmp_path):
    settings.AUDIT_ANCHORS = tmp_path / "anchors.jsonl"
    return settings.AUDIT_ANCHORS


@pytest.fixture
def auditor(sign_in, governance):
    return sign_in(governance)


def add(number=1, by=BY):
    with transaction.atomic():
        return [
            record(by=by, action="audit.retired", seq=each) for each in range(number)
        ]
