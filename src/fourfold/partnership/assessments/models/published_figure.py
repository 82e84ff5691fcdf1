from django.db import models

from fourfold.partnership.personal_data.declarations import KeepWith


class PublishedFigure(models.Model):
    """A figure of an edition that anybody may read, to be found by what it is.

    What `assessment.json` says of it, and nothing else: written only when an edition is
    published, and gone when it is withdrawn or gives way to a later one.
    """

    edition = models.ForeignKey(
        "assessments.Edition", on_delete=models.PROTECT, related_name="figures"
    )
    # MEASURE.KIND.AREA.FIRST..LAST
    name = models.CharField(max_length=160)
    measure = models.CharField(max_length=80)
    kind = models.CharField(max_length=40)
    area_code = models.CharField(max_length=16)
    first_month = models.CharField(max_length=7)
    last_month = models.CharField(max_length=7)
    value = models.FloatField(null=True)
    unit = models.CharField(max_length=80)
    lower = models.FloatField(null=True)
    upper = models.FloatField(null=True)
    p_value = models.FloatField(null=True)
    is_known = models.BooleanField()
    is_withheld = models.BooleanField()
    # Why it is not known; empty where it is.
    reason = models.TextField()
    sentence = models.TextField()
    formula = models.TextField()
    working = models.TextField()
    # The whole numbers it is worked out from, by name.
    parts = models.JSONField()
    # Ids of the releases that were counted.
    releases = models.JSONField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("edition", "name"), name="figure_is_in_an_edition_once"
            ),
        )
        indexes = (
            models.Index(fields=("name",), name="published_figure_by_name"),
            models.Index(
                fields=("edition", "area_code", "measure", "kind"),
                name="published_figure_by_what",
            ),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "edition",
            "name",
            "measure",
            "kind",
            "area_code",
            "first_month",
            "last_month",
            "value",
            "unit",
            "lower",
            "upper",
            "p_value",
            "is_known",
            "is_withheld",
            "reason",
            "sentence",
            "formula",
            "working",
            "parts",
            "releases",
        )
        reasons = {
            "name": "says what a number counts, and where and when",
            "measure": "a kind of offence",
            "kind": "a kind of number",
            "area_code": "a ward or a borough, not an address",
            "first_month": "a month",
            "last_month": "a month",
            "unit": "a unit of counting",
            "reason": "why a number is not known",
            "sentence": "a published sentence about an area",
            "formula": "how a number is worked out",
            "working": "how a number is worked out",
            "parts": "published counts of an area",
            "releases": "names of files that were published",
        }
        why = "to find a published number by what it is"
        keep = KeepWith("edition")

    def __str__(self) -> str:
        return self.name
