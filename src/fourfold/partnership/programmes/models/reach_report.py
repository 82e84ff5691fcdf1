import uuid

from django.db import models
from django.db.models import F, Q

from fourfold.partnership.strategy.models.appended import AppendedForAgency

from .reasons import AT_WORK, KEPT, PUBLIC_WORDS, WHY


class ReachReport(AppendedForAgency):
    """How many people of each broad group a service reached in a period.

    Pages for everybody show them by `programmes.reaching`, which withholds small counts
    and whatever would give them away.

    grouping : a name in definitions/programmes.toml; counts : people, by its groups
    corrects : the report that this one takes the place of; both stay
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    service = models.ForeignKey(
        "programmes.Service", on_delete=models.PROTECT, related_name="reach"
    )
    grouping = models.SlugField(max_length=20)
    first = models.DateField()
    last = models.DateField()
    counts = models.JSONField()
    source = models.CharField(max_length=300)
    corrects = models.OneToOneField(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="corrected_by",
    )

    class Meta:
        ordering = ("-first", "grouping", "id")
        constraints = (
            models.CheckConstraint(
                name="reach_ends_after_it_begins", condition=Q(last__gte=F("first"))
            ),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "public_id",
            "service",
            "grouping",
            "first",
            "last",
            "counts",
            "source",
            "corrects",
            "agency",
            "by",
            "at",
        )
        reasons = {
            "grouping": "the name of a grouping",
            "counts": "numbers of people by broad group, of whom nobody is named",
            "source": PUBLIC_WORDS,
            "by": AT_WORK,
        }
        why = WHY
        keep = KEPT

    def __str__(self) -> str:
        return f"{self.grouping} of {self.service}"
