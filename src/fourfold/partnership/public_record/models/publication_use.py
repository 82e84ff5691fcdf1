from django.db import models
from django.db.models import Q

from fourfold.partnership.personal_data.declarations import KeepWith
from fourfold.partnership.strategy.models.appended import Appended

from .reasons import AT_WORK, WHY


class PublicationUse(Appended):
    """What a publication is of use to: one strategy, objective or reported figure.

    how : in words that stand between the two, such as "is the text of"
    """

    class How(models.TextChoices):
        TEXT = "text", "It is its text"
        EVIDENCE = "evidence", "It is evidence for it"
        TELLS = "tells", "It tells of it"

    publication = models.ForeignKey(
        "public_record.Publication", on_delete=models.PROTECT, related_name="uses"
    )
    how = models.CharField(max_length=8, choices=How)
    strategy = models.ForeignKey(
        "strategy.Strategy", null=True, on_delete=models.PROTECT, related_name="+"
    )
    objective = models.ForeignKey(
        "strategy.Objective", null=True, on_delete=models.PROTECT, related_name="+"
    )
    figure = models.ForeignKey(
        "figures.Figure", null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                name="publication_is_used_for_one_thing",
                condition=Q(strategy__isnull=False, objective=None, figure=None)
                | Q(strategy=None, objective__isnull=False, figure=None)
                | Q(strategy=None, objective=None, figure__isnull=False),
            ),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "publication",
            "how",
            "strategy",
            "objective",
            "figure",
            "by",
            "at",
        )
        reasons = {"by": AT_WORK}
        why = WHY
        keep = KeepWith("publication")

    def __str__(self) -> str:
        return f"{self.publication} for {self.thing}"

    @property
    def thing(self) -> models.Model | None:
        return self.strategy or self.objective or self.figure
