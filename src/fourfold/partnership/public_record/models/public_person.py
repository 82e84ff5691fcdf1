from django.db import models

from fourfold.partnership.personal_data.declarations import KeepAlways

from .shown import SHOWN_FIELDS, Shown


class PublicPerson(Shown):
    """Somebody who held a public office or spoke in one; nothing else of them is held.

    No resident, victim, suspect or member of staff below those who answer in public.
    """

    name = models.CharField(max_length=120)
    aliases = models.CharField(max_length=300, blank=True)

    class Meta(Shown.Meta):
        ordering = ("name", "id")
        verbose_name_plural = "public people"

    class Privacy:
        about = ""
        personal = ("name", "aliases")
        plain = SHOWN_FIELDS
        reasons = {
            "withdrawn_why": "why a page was taken down, in words for the public"
        }
        found_by = ("name", "aliases")
        why = "to show who held a public office on a day, and who spoke in it"
        keep = KeepAlways(
            "who held a public office is part of the public record: an office ends, and"
            " the record of it does not; a page is withdrawn where somebody objects"
        )

    def __str__(self) -> str:
        return self.name
