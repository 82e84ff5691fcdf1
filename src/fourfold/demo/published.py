"""The assessment of the invented borough, signed off and published by its people."""

from fourfold.partnership.assessments.models import Edition
from fourfold.partnership.assessments.services import publish, sign_off

from .confidential import acting

DRAFTED_BY = "mei.chen@marshgate.example"
SIGNED_OFF_BY, PUBLISHED_BY = "Nadia Rahman", "Ada Okafor"


def publish_draft() -> Edition:
    """Have the newest draft signed off by one and published by another."""
    edition = Edition.objects.latest("made_at")
    sign_off(by=acting(SIGNED_OFF_BY), edition_id=edition.pk)
    return publish(by=acting(PUBLISHED_BY), edition_id=edition.pk)
