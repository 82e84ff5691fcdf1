"""Why fields of this app tell of nobody, and how long they are kept: said once."""

from fourfold.partnership.personal_data.declarations import KeepAlways

AT_WORK = "did so at work; the audit trail tells the same, and no page shows who"
PUBLIC_OFFICE = "holds a public office, which its own row declares"
WHY = "to show what was published and decided in public, and by whom"
KEPT = KeepAlways("what was published or held in public must stay provable")
