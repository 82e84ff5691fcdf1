from django.db import transaction

from fourfold.partnership.audit.models import Entry
from fourfold.partnership.notifications.models import Message
from fourfold.partnership.notifications.services import queue
from tests.people import SET_UP

from .states import staff

READS = {"governance"}
KEEPS = {"administrator"}

TABLE = [
    staff("staff:audit-entries", only=READS),
    staff("staff:audit-state", only=READS),
    staff(
        "staff:audit-entry",
        only=READS,
        arguments=lambda _scene: [Entry.objects.first().seq],
    ),
    staff(
        "staff:audit-export", only=READS, fresh=True, arguments=lambda _scene: ["csv"]
    ),
    staff("staff:messages", only=KEEPS),
    staff(
        "staff:message-try-again",
        only=KEEPS,
        POST=302,
        arguments=lambda scene: [scene.message.public_id],
    ),
    staff(
        "staff:message-give-up",
        only=KEEPS,
        POST=302,
        arguments=lambda scene: [scene.message.public_id],
    ),
]


@transaction.atomic
def add_to(scene):
    scene.records["message"] = queue(
        by=SET_UP,
        template="role-decided",
        to="somebody@example.org",
        context={"link": "/staff/"},
    )
    Message.objects.update(state=Message.State.FAILED)
