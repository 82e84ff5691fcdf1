import uuid

from django.db import models
from django.db.models import F, Q

from fourfold.partnership.personal_data.declarations import KeepWith

from .reasons import AT_WORK


class Office(models.Model):
    """That somebody held a public office: since when and until when, if a source says.

    seen_on : the day on which the source shows them in it, which is known always
    struck_why : why it was wrong; it counts no more, and stays to be read by staff
    """

    class Kind(models.TextChoices):
        ELECTED = "elected", "Elected"
        OFFICER = "officer", "Senior officer who answers in public"
        APPOINTED = "appointed", "Appointed to advise, review or chair"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(
        "public_record.PublicPerson", on_delete=models.PROTECT, related_name="offices"
    )
    title = models.CharField(max_length=120)
    body = models.CharField(max_length=160)
    kind = models.CharField(max_length=9, choices=Kind)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    seen_on = models.DateField()
    source = models.CharField(max_length=300)
    struck_why = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(
        "accounts.Person", on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ("-seen_on", "-id")
        constraints = (
            models.CheckConstraint(
                name="office_is_seen_while_it_is_held",
                condition=(Q(starts_on=None) | Q(starts_on__lte=F("seen_on")))
                & (Q(ends_on=None) | Q(ends_on__gte=F("seen_on"))),
            ),
        )

    class Privacy:
        about = ""
        personal = ("person", "title", "body", "starts_on", "ends_on", "seen_on")
        plain = ("id", "public_id", "kind", "source", "struck_why", "by", "at")
        found_by = ("person__name", "person__aliases")
        reasons = {
            "source": "where it was published",
            "struck_why": "why a record was wrong; the form says to name nobody",
            "by": AT_WORK,
        }
        why = "to show who held a public office on a day"
        keep = KeepWith("person")

    def __str__(self) -> str:
        return f"{self.person}, {self.title}, {self.body}"
