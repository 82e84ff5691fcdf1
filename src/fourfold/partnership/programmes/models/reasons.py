"""Why fields of this app tell of nobody, and how long they are kept: said once."""

from fourfold.partnership.personal_data.declarations import KeepAlways
from fourfold.partnership.strategy.models.reasons import AT_WORK, BODY, PUBLIC_WORDS

__all__ = ["AT_WORK", "BODY", "KEPT", "ORGANISATION", "PUBLIC_WORDS", "UNIT", "WHY"]

ORGANISATION = "an organisation that was paid, not a person"
UNIT = "a unit of counting"
WHY = "to show what public money was for, whom it went to and what came of it"
KEPT = KeepAlways("how public money was spent must stay provable")
