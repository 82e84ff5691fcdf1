from django.db import models

from fourfold.partnership.strategy.models.appended import AppendedForAgency

from .reasons import AT_WORK, KEPT, WHY


class Step(AppendedForAgency):
    """That something was decided on a question, by which role of which agency.

    told : the code of a reason, or the name of the agency it was given to
    """

    class What(models.TextChoices):
        SHOWN = "shown", "Shown"
        REFUSED = "refused", "Not shown"
        CUT = "cut", "Words about a person were taken out"
        GIVEN = "given", "Given to an agency to answer"

    enquiry = models.ForeignKey(
        "enquiries.Enquiry", on_delete=models.PROTECT, related_name="steps"
    )
    what = models.CharField(max_length=7, choices=What)
    told = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=80)

    class Meta:
        ordering = ("id",)

    class Privacy:
        about = ""
        personal = ()
        plain = ("id", "enquiry", "what", "told", "role", "agency", "by", "at")
        reasons = {
            "told": "a reason out of a list, or the name of an agency",
            "role": "the title of a role",
            "by": AT_WORK,
        }
        why = WHY
        keep = KEPT

    def __str__(self) -> str:
        return self.get_what_display()
