import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from fourfold.partnership.personal_data.declarations import KeepAlways

DID_AT_WORK = "did so at work; the audit trail tells the same"


class Figure(models.Model):
    """A number that somebody published, with all that it means nothing without.

    Written only by `figures.services`. It is not one that Fourfold worked out: those
    are in assessments. It is used once another person has approved it, and loses that
    with every correction.
    """

    class Qualifier(models.TextChoices):
        EXACTLY = "exactly", pgettext_lazy("how exact", "Exactly")
        ABOUT = "about", pgettext_lazy("how exact", "About")
        OVER = "over", pgettext_lazy("how exact", "Over")
        AT_LEAST = "at-least", pgettext_lazy("how exact", "At least")
        UNDER = "under", pgettext_lazy("how exact", "Under")

    class State(models.TextChoices):
        RECORDED = "recorded", "Awaits approval"
        APPROVED = "approved", "Approved"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # What texts refer to it by; it never changes.
    name = models.SlugField(max_length=80, unique=True)
    # What was counted, as it goes on after number and unit: "were treated".
    what = models.CharField(max_length=200)
    # None where somebody claims something and gives no number.
    value = models.DecimalField(max_digits=18, decimal_places=6, null=True, blank=True)
    qualifier = models.CharField(max_length=8, choices=Qualifier)
    unit = models.CharField(max_length=60, blank=True)
    numerator = models.PositiveBigIntegerField(null=True, blank=True)
    denominator = models.PositiveBigIntegerField(null=True, blank=True)
    period = models.CharField(max_length=100)
    place = models.ForeignKey(
        "areas.CoveredArea",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    # Where it is about no area of ours: a police area, the whole of London.
    elsewhere = models.CharField(max_length=120, blank=True)
    source = models.CharField(max_length=300)
    # The count or survey that the source says it has it from; empty if it says none.
    basis = models.CharField(max_length=300, blank=True)
    # What nobody must read into it: a target, no result; two boroughs, not one.
    note = models.CharField(max_length=500, blank=True)
    as_at = models.DateField()
    state = models.CharField(max_length=8, choices=State, default=State.RECORDED.value)
    # Whoever last said what it is; another person approves that.
    recorded_by = models.ForeignKey(
        "accounts.Person", on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()
    approved_by = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("what", "-as_at", "id")
        constraints = (
            models.CheckConstraint(
                name="figure_is_approved_by_somebody_else",
                condition=Q(approved_by=None) | ~Q(approved_by=F("recorded_by")),
            ),
            models.CheckConstraint(
                name="figure_is_approved_by_a_person",
                condition=Q(state="recorded", approved_by=None, approved_at=None)
                | Q(
                    state="approved",
                    approved_by__isnull=False,
                    approved_at__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="figure_without_a_number_has_no_unit",
                condition=Q(value__isnull=False)
                | Q(value=None, unit="", numerator=None),
            ),
            models.CheckConstraint(
                name="figure_is_about_one_place",
                condition=Q(place=None) | Q(elsewhere=""),
            ),
            models.CheckConstraint(
                name="figure_is_a_share_of_something",
                condition=Q(numerator=None, denominator=None)
                | Q(numerator__isnull=False, denominator__gt=0),
            ),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "public_id",
            "name",
            "what",
            "value",
            "qualifier",
            "unit",
            "numerator",
            "denominator",
            "period",
            "place",
            "elsewhere",
            "source",
            "basis",
            "note",
            "as_at",
            "state",
            "recorded_by",
            "recorded_at",
            "approved_by",
            "approved_at",
        )
        reasons = {
            "what": "names what was counted; the form says to name nobody",
            "name": "a short name of a number",
            "unit": "a unit of counting",
            "period": "a stretch of time",
            "elsewhere": "a place as large as a borough or larger",
            "source": "where a published number is from",
            "basis": "a count or survey, as a published source names it",
            "note": "what to bear in mind of a number; the form says to name nobody",
            "recorded_by": DID_AT_WORK,
            "approved_by": DID_AT_WORK,
        }
        why = "to say every published number the same way, with its source"
        keep = KeepAlways("what was published must stay provable")

    def __str__(self) -> str:
        return self.what
