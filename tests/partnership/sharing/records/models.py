"""Two kinds of record, and what hangs on one."""

from django.db import models

from fourfold.partnership.personal_data.declarations import KeepAlways, KeepWith
from fourfold.partnership.sharing.models import RestrictedRecord


class Case(RestrictedRecord):
    """With a note of each kind: one as confidential as itself, and one apart."""

    text = models.CharField(max_length=200)

    class Meta(RestrictedRecord.Meta):
        constraints = (
            *RestrictedRecord.Meta.constraints,
            models.UniqueConstraint(fields=("text",), name="case_text_is_the_only_one"),
        )

    class Privacy:
        personal = ("text",)
        plain = ("id", "public_id", "tier", "owner")
        why = "to test"
        keep = KeepAlways("is a test")
        not_collected = "is a test"


class Panel(RestrictedRecord):
    text = models.CharField(max_length=200)

    class Privacy:
        personal = ("text",)
        plain = ("id", "public_id", "tier", "owner")
        why = "to test"
        keep = KeepAlways("is a test")
        not_collected = "is a test"


class Note(models.Model):
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="notes")
    text = models.CharField(max_length=200)

    class Privacy:
        personal = ("text",)
        plain = ("id", "case")
        why = "to test"
        keep = KeepWith("case")
        not_collected = "is a test"


class Letter(RestrictedRecord):
    """A record that hangs on another, with readers of its own."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="letters")

    class Privacy:
        personal = ()
        plain = ("id", "public_id", "tier", "owner", "case")
        why = "to test"
        keep = KeepWith("case")
