import pytest
from django.db import transaction

from fourfold.partnership.audit.doers import command
from fourfold.partnership.audit.services import record

BY = command("test")


@pytest.fixture
def anchors(settings, tmp_path):
    """The file of anchors, of this test alone."""
    settings.AUDIT_ANCHORS = tmp_path / "anchors.jsonl"
    return settings.AUDIT_ANCHORS


@pytest.fixture
def trail(anchors):
    """A function that adds entries to the trail, each in a transaction of its own."""

    def add(number, action="audit.entry_read", by=BY):
        for at in range(number):
            with transaction.atomic():
                record(by=by, action=action, seq=at)

    return add
