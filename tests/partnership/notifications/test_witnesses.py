from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone

from fourfold.partnership.areas.models import Partnership
from fourfold.partnership.audit.services import anchor, record
from fourfold.partnership.notifications.models import Message
from fourfold.partnership.notifications.services import tell_witnesses

from .conftest import BY

pytestmark = pytest.mark.django_db
WITNESSES = ["audit@police.example.org", "audit@health.example.org"]


@pytest.fixture
def anchored(settings, tmp_path):
    settings.AUDIT_ANCHORS = tmp_path / "anchors.jsonl"
    with transaction.atomic():
        record(by=BY, action="audit.retired")
    return anchor(by=BY)


def set_up(**configuration):
    Partnership.objects.create(
        id=1,
        name="Marshgate",
        short_name="Marshgate",
        authority_code="E09999999",
        time_zone="Europe/London",
        configuration=configuration,
        fingerprint="f",
    )


def test_each_witness_is_sent_the_newest_anchor_once_a_day(anchored):
    set_up(audit={"witnesses": WITNESSES})

    first, again = tell_witnesses(by=BY), tell_witnesses(by=BY)
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        tomorrow = tell_witnesses(by=BY)

    assert (first, again, tomorrow) == (2, 0, 2)
    message = Message.objects.last()
    assert message.to_address in WITNESSES
    assert message.context["seq"] == anchored.seq
    assert message.context["code"] == anchored.code


def test_without_witnesses_nobody_is_told(anchored):
    set_up()

    assert tell_witnesses(by=BY) == 0


def test_without_a_partnership_or_an_anchor_nobody_is_told(settings, tmp_path):
    settings.AUDIT_ANCHORS = tmp_path / "anchors.jsonl"
    before_set_up = tell_witnesses(by=BY)
    set_up(audit={"witnesses": WITNESSES})

    assert (before_set_up, tell_witnesses(by=BY)) == (0, 0)
