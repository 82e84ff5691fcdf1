import uuid
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from fourfold.partnership.strategy.verdicts import Direction

from .reasons import BODY, KEPT, PUBLIC_WORDS, WHY


def _number(**how: bool) -> "models.DecimalField[Any, Any]":
    return models.DecimalField(max_digits=16, decimal_places=4, **how)  # type: ignore[arg-type]


class Indicator(models.Model):
    """By what number it can be seen whether an objective is being reached.

    Written only by `strategy.services`. What it says is in no field: it is worked out
    from the numbers (`verdicts.py`), so nobody can decide it. The database refuses to
    change which numbers it follows, and which way is better.

    measure, kind, area_code : the published figures it follows; empty where an agency
        brings the numbers
    baseline_* : a number of a period, as it was recorded; empty where there is none yet
    """

    class Source(models.TextChoices):
        PUBLISHED = "published", "Figures of the published assessments"
        ENTRIES = "entries", "Numbers that an agency brings"

    class Attribution(models.TextChoices):
        OURS = "ours", _("Ours alone: what the partnership does decides it")
        SHARED = "shared", _("Shared: the partnership and others decide it")
        CONTEXT = "context", _("Context: others decide it, and we watch it")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    objective = models.ForeignKey(
        "strategy.Objective", on_delete=models.PROTECT, related_name="indicators"
    )
    agency = models.ForeignKey(
        "accounts.Agency", on_delete=models.PROTECT, related_name="+"
    )
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    source = models.CharField(max_length=9, choices=Source)
    measure = models.SlugField(max_length=80, blank=True)
    kind = models.SlugField(max_length=40, blank=True)
    area_code = models.CharField(max_length=16, blank=True)
    unit = models.CharField(max_length=80)
    direction = models.CharField(max_length=6, choices=Direction)
    baseline_value = _number(null=True, blank=True)
    baseline_lower = _number(null=True, blank=True)
    baseline_upper = _number(null=True, blank=True)
    baseline_first = models.DateField(null=True, blank=True)
    baseline_last = models.DateField(null=True, blank=True)
    target_value = _number()
    target_on = models.DateField()
    attribution = models.CharField(max_length=7, choices=Attribution)
    stopped_on = models.DateField(null=True, blank=True)
    stopped_by_body = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("objective", "id")
        constraints = (
            models.CheckConstraint(
                name="indicator_says_what_it_follows",
                condition=Q(source="entries", measure="", kind="", area_code="")
                | Q(source="published")
                & ~Q(measure="")
                & ~Q(kind="")
                & ~Q(area_code=""),
            ),
            models.CheckConstraint(
                name="indicator_baseline_has_its_period",
                condition=Q(
                    baseline_value=None, baseline_first=None, baseline_last=None
                )
                | Q(
                    baseline_value__isnull=False,
                    baseline_last__gte=F("baseline_first"),
                ),
            ),
            models.CheckConstraint(
                name="indicator_baseline_is_in_its_interval",
                condition=Q(baseline_lower=None, baseline_upper=None)
                | Q(
                    baseline_lower__lte=F("baseline_value"),
                    baseline_upper__gte=F("baseline_value"),
                ),
            ),
            models.CheckConstraint(
                name="indicator_target_is_after_its_baseline",
                condition=Q(baseline_last=None) | Q(target_on__gt=F("baseline_last")),
            ),
            models.CheckConstraint(
                name="indicator_stopped_says_who_decided",
                condition=Q(stopped_on=None, stopped_by_body="")
                | Q(stopped_on__isnull=False) & ~Q(stopped_by_body=""),
            ),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "public_id",
            "objective",
            "agency",
            "title",
            "text",
            "source",
            "measure",
            "kind",
            "area_code",
            "unit",
            "direction",
            "baseline_value",
            "baseline_lower",
            "baseline_upper",
            "baseline_first",
            "baseline_last",
            "target_value",
            "target_on",
            "attribution",
            "stopped_on",
            "stopped_by_body",
        )
        reasons = {
            "title": PUBLIC_WORDS,
            "text": PUBLIC_WORDS,
            "measure": "a kind of offence",
            "kind": "a kind of number",
            "area_code": "a ward or a borough, not an address",
            "unit": "a unit of counting",
            "stopped_by_body": BODY,
        }
        why = WHY
        keep = KEPT

    def __str__(self) -> str:
        return self.title

    @property
    def is_published(self) -> bool:
        """Whether it follows figures of the published assessments."""
        return self.source == self.Source.PUBLISHED
