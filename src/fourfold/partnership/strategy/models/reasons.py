"""Why fields of this app tell of nobody, and how long they are kept: said once."""

from fourfold.partnership.personal_data.declarations import KeepAlways

AT_WORK = "did so at work; the audit trail tells the same, and no page shows who"
PUBLIC_WORDS = "words for the public; the form says to name nobody"
BODY = "a body that decides, such as a board"
POST = "a post, not a person"
WHY = "to show what was promised and what became of it"
KEPT = KeepAlways("what was promised in public must stay provable")
