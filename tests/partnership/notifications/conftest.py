from datetime import UTC, date, datetime

import pytest
from django.db import transaction

from fourfold.partnership.audit.doers import command
from fourfold.partnership.notifications.kinds import all_kinds
from fourfold.partnership.notifications.services import queue

BY = command("test")
# A value for each form of key.
VALUES = {
    "path": "/staff/somewhere/?next=1",
    "code": "daily/retention",
    "number": 12,
    "date": date(2026, 5, 4),
    "time": datetime(2026, 6, 7, 9, 30, tzinfo=UTC),
}


def context_for(name):
    return {key: VALUES[form] for key, form in all_kinds()[name].keys.items()}


@pytest.fixture
def put(db):
    """A function that queues a message in a transaction of its own."""

    def _put(name="invitation", to="a.person@example.org", **options):
        with transaction.atomic():
            return queue(
                by=BY, template=name, to=to, context=context_for(name), **options
            )

    return _put
