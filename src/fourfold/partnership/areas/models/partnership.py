from django.db import models
from django.db.models import Q

from fourfold.partnership.personal_data.declarations import KeepAlways

ONLY = 1


class Partnership(models.Model):
    """The partnership that this site serves: one row, as `partnership.toml` says.

    Written only by `areas.services.set_up`. What is read at every page is a field;
    the rest is in `configuration`, checked before it is stored.
    """

    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=60)
    authority_code = models.CharField(max_length=9)
    time_zone = models.CharField(max_length=60)
    configuration = models.JSONField()
    fingerprint = models.CharField(max_length=64)
    set_up_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="partnership_is_the_only_one", condition=Q(id=ONLY)
            ),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "name",
            "short_name",
            "authority_code",
            "time_zone",
            "configuration",
            "fingerprint",
            "set_up_at",
        )
        why = "to know which partnership the site serves"
        keep = KeepAlways("names offices and shared addresses, not persons")

    @property
    def languages(self) -> list[str]:
        """Those that it chose, the first of its pages first; none before it chose."""
        about: dict[str, list[str]] = self.configuration.get("partnership", {})
        return about.get("languages", [])

    def __str__(self) -> str:
        return self.short_name
