"""Why fields of this app tell of nobody, and how long they are kept: said once."""

from fourfold.partnership.personal_data.declarations import KeepAlways

AT_WORK = "did so at work; the audit trail tells the same, and no page shows who"
PUBLIC_WORDS = "words for the public; the form says to name nobody"
WHY = "to show what residents asked, and whether it was answered in time"
KEPT = KeepAlways("what was asked and whether it was answered must stay provable")
