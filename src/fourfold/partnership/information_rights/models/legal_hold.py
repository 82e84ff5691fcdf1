import uuid

from django.db import models
from django.db.models import Q

from fourfold.partnership.personal_data.declarations import Keep, Then


class LegalHoldQuerySet(models.QuerySet["LegalHold"]):
    def standing(self) -> "LegalHoldQuerySet":
        return self.filter(lifted_at=None)


class LegalHold(models.Model):
    """That something must be kept although its time is over.

    Written only by `information_rights.services`. It covers a person, and with them all
    that is about them; a kind of record; or one row, and with it what belongs to that.
    """

    class Scope(models.TextChoices):
        PERSON = "person", "Everything about a person"
        KIND = "kind", "Everything of a kind"
        ROW = "row", "One record"

    class Reason(models.TextChoices):
        CLAIM = "claim", "A claim has been made, or may be"
        INVESTIGATION = "investigation", "The police or a regulator investigate"
        INQUIRY = "inquiry", "A public inquiry or a review asked for it"
        COMPLAINT = "complaint", "A complaint is being looked into"
        AUDIT = "audit", "An audit needs it"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    scope = models.CharField(max_length=8, choices=Scope)
    person = models.ForeignKey(
        "accounts.Person",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    # The model, as `app.model`, and the key of the row in it.
    kind = models.CharField(max_length=80, blank=True)
    row = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=16, choices=Reason)
    # What the matter is called where it is dealt with.
    matter = models.CharField(max_length=60, blank=True)
    placed_by = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    placed_at = models.DateTimeField(auto_now_add=True)
    lifted_by = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    lifted_at = models.DateTimeField(null=True, blank=True)

    objects = LegalHoldQuerySet.as_manager()

    class Meta:
        ordering = ("-placed_at", "-id")
        constraints = (
            models.CheckConstraint(
                name="hold_covers_what_its_scope_says",
                condition=Q(scope="person", person__isnull=False, kind="", row="")
                | (Q(scope="kind", person=None, row="") & ~Q(kind=""))
                | (Q(scope="row", person=None) & ~Q(kind="") & ~Q(row="")),
            ),
            models.CheckConstraint(
                name="hold_lifted_at_some_time",
                condition=Q(lifted_by=None) | Q(lifted_at__isnull=False),
            ),
        )

    class Privacy:
        about = "person"
        personal = ("person", "reason", "matter", "scope")
        plain = (
            "id",
            "public_id",
            "kind",
            "row",
            "placed_by",
            "placed_at",
            "lifted_by",
            "lifted_at",
        )
        reasons = {
            "kind": "names a model",
            "row": "a key; what it leads to is given itself, or is not to be known of",
            "placed_by": "did so at work; the audit trail tells the same",
            "lifted_by": "did so at work; the audit trail tells the same",
        }
        why = "to keep what a court, a regulator or a review may ask for"
        keep = Keep(since="lifted_at", period="holds", then=Then.DELETE)

    def __str__(self) -> str:
        return f"{self.get_scope_display()}: {self.get_reason_display()}"
