import uuid

from django.db import models
from django.db.models import F, Q

from .reasons import KEPT, ORGANISATION, PUBLIC_WORDS, WHY


class Service(models.Model):
    """What somebody is paid to do: by whom, for whom, from when to when, for how much.

    provider : an agency of the partnership; else `provider_name` names an organisation
    referral : how somebody comes to be helped by it
    value : of the contract; None where it is not published
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    programme = models.ForeignKey(
        "programmes.Programme", on_delete=models.PROTECT, related_name="services"
    )
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    for_whom = models.CharField(max_length=300)
    referral = models.CharField(max_length=300, blank=True)
    provider = models.ForeignKey(
        "accounts.Agency",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    provider_name = models.CharField(max_length=200, blank=True)
    commissioner = models.ForeignKey(
        "accounts.Agency", on_delete=models.PROTECT, related_name="+"
    )
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    value = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)

    class Meta:
        ordering = ("title", "id")
        constraints = (
            models.CheckConstraint(
                name="service_has_one_provider",
                condition=Q(provider__isnull=False, provider_name="")
                | (Q(provider=None) & ~Q(provider_name="")),
            ),
            models.CheckConstraint(
                name="service_ends_after_it_starts",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
            ),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "public_id",
            "programme",
            "title",
            "text",
            "for_whom",
            "referral",
            "provider",
            "provider_name",
            "commissioner",
            "starts_on",
            "ends_on",
            "value",
        )
        reasons = {
            "title": PUBLIC_WORDS,
            "text": PUBLIC_WORDS,
            "for_whom": "groups of people; the form says to name nobody",
            "referral": "how to come to a service; the form says to name nobody",
            "provider_name": ORGANISATION,
        }
        why = WHY
        keep = KEPT

    def __str__(self) -> str:
        return self.title

    @property
    def provided_by(self) -> str:
        return self.provider.name if self.provider else self.provider_name
