from django.db import models
from django.db.models import Q

from fourfold.partnership.personal_data.declarations import KeepWith


class DisclosureItem(models.Model):
    """One thing that is held about somebody who asked, and whether they are given it.

    Written only by `information_rights.services`. A copy: what is decided on is what is
    given, whatever becomes of the record meanwhile.
    """

    class Decision(models.TextChoices):
        UNDECIDED = "undecided", "Not decided"
        DISCLOSE = "disclose", "Give it"
        REDACT = "redact", "Give it with parts blacked out"
        WITHHOLD = "withhold", "Leave it out"

    request = models.ForeignKey(
        "information_rights.SubjectAccessRequest",
        on_delete=models.CASCADE,
        related_name="items",
    )
    # The model, the key of the row in it, and the field.
    kind = models.CharField(max_length=80)
    row = models.CharField(max_length=40)
    field = models.CharField(max_length=60)
    value = models.TextField()
    # What is given of a value with parts blacked out.
    shown = models.TextField(blank=True)
    names_others = models.BooleanField(default=False)
    decision = models.CharField(
        max_length=10, choices=Decision, default=Decision.UNDECIDED
    )
    # A code of definitions/law/subject_access.toml.
    exemption = models.CharField(max_length=30, blank=True)
    # Nobody where it is as the site proposed it.
    decided_by = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("kind", "row", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("request", "kind", "row", "field"),
                name="disclosure_item_once_in_a_request",
            ),
            models.CheckConstraint(
                name="disclosure_item_left_out_for_a_reason",
                condition=Q(decision__in=("undecided", "disclose"), exemption="")
                | (Q(decision__in=("redact", "withhold")) & ~Q(exemption="")),
            ),
            models.CheckConstraint(
                name="disclosure_item_shown_only_if_redacted",
                condition=Q(decision="redact") | Q(shown=""),
            ),
            models.CheckConstraint(
                name="disclosure_item_decided_at_some_time",
                condition=Q(decided_by=None) | Q(decided_at__isnull=False),
            ),
        )

    class Privacy:
        about = "request__person"
        personal = ("value", "shown")
        plain = (
            "id",
            "request",
            "kind",
            "row",
            "field",
            "names_others",
            "decision",
            "exemption",
            "decided_by",
            "decided_at",
        )
        reasons = {
            "kind": "names a model",
            "row": "a key; what it leads to is given itself",
            "field": "names a field",
            "exemption": "a code",
            "decided_by": "did so at work; the audit trail tells the same",
        }
        why = "to decide what somebody who asked is given, and to show what they were"
        keep = KeepWith("request")
        not_collected = "a copy of what is given itself"

    def __str__(self) -> str:
        return f"{self.kind} {self.field}"
