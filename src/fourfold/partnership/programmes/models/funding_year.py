from django.db import models

from .reasons import KEPT, WHY


class FundingYear(models.Model):
    """The part of a funding line that is for one financial year.

    year : in which the financial year begins
    """

    line = models.ForeignKey(
        "programmes.FundingLine", on_delete=models.PROTECT, related_name="years"
    )
    year = models.PositiveSmallIntegerField()
    amount = models.DecimalField(max_digits=14, decimal_places=2)

    class Meta:
        ordering = ("year",)
        constraints = (
            models.UniqueConstraint(
                name="funding_year_is_said_once", fields=("line", "year")
            ),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "line",
            "year",
            "amount",
        )
        why = WHY
        keep = KEPT

    def __str__(self) -> str:
        return f"{self.line}, {self.year}"
