import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from fourfold.partnership.personal_data.declarations import KeepAlways


class AgencyQuerySet(models.QuerySet["Agency"]):
    def current(self) -> "AgencyQuerySet":
        return self.filter(left_on=None)


class Agency(models.Model):
    """An organisation in the partnership, or one that it commissions.

    Written only by `accounts.services`. Kinds follow the Serious Violence Duty:
    *specified* authorities have the duty, *relevant* ones must be consulted.
    """

    class Kind(models.TextChoices):
        SPECIFIED = "specified", _("Specified authority")
        RELEVANT = "relevant", _("Relevant authority")
        VOLUNTARY = "voluntary", _("Voluntary or community group")
        COMMISSIONED = "commissioned", _("Commissioned provider")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=120, unique=True)
    short_name = models.CharField(max_length=40)
    kind = models.CharField(max_length=12, choices=Kind)
    email = models.EmailField("shared address", blank=True)
    # The identity provider of the agency, by its name in the settings.
    identity_provider = models.SlugField(max_length=40, blank=True)
    joined_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        ordering = ("name",)
        verbose_name_plural = "agencies"
        constraints = (
            models.CheckConstraint(
                name="agency_leaves_after_it_joined",
                condition=Q(left_on=None) | Q(left_on__gte=F("joined_on")),
            ),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "public_id",
            "name",
            "short_name",
            "kind",
            "email",
            "identity_provider",
            "joined_on",
            "left_on",
        )
        why = "to know who is in the partnership"
        keep = KeepAlways("names organisations and shared addresses, not persons")

    def __str__(self) -> str:
        return self.name
