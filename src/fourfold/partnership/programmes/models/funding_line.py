import uuid

from django.db import models
from django.db.models import F, Q

from .reasons import KEPT, ORGANISATION, PUBLIC_WORDS, WHY


class FundingLine(models.Model):
    """Money for a programme: how much, from whom, for when, and on top of what.

    figure : the published figure that says how much, where there is one; one
        correction of it mends every page
    amount : how much, where no figure says it
    period : what is known of when, in words, where the days are not
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    programme = models.ForeignKey(
        "programmes.Programme", on_delete=models.PROTECT, related_name="funding"
    )
    title = models.CharField(max_length=200)
    funder = models.CharField(max_length=200)
    figure = models.ForeignKey(
        "figures.Figure",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    period = models.CharField(max_length=200, blank=True)
    on_top_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("starts_on", "id")
        constraints = (
            models.CheckConstraint(
                name="funding_has_one_amount",
                condition=Q(figure__isnull=False, amount=None)
                | Q(figure=None, amount__gt=0),
            ),
            models.CheckConstraint(
                name="funding_ends_after_it_starts",
                condition=Q(starts_on=None, ends_on=None)
                | Q(starts_on__isnull=False, ends_on__gte=F("starts_on")),
            ),
            models.CheckConstraint(
                name="funding_says_when",
                condition=Q(starts_on__isnull=False) | ~Q(period=""),
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
            "funder",
            "figure",
            "amount",
            "starts_on",
            "ends_on",
            "period",
            "on_top_of",
        )
        reasons = {
            "title": PUBLIC_WORDS,
            "funder": ORGANISATION,
            "period": "a stretch of time",
        }
        why = WHY
        keep = KEPT

    def __str__(self) -> str:
        return self.title
