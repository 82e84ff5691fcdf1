from django.db import models

from fourfold.partnership.personal_data.declarations import KeepWith

from .preparation import DID_AT_WORK


class SectionText(models.Model):
    """What the analyst says in a section, as it stood once. Every version is kept.

    Written only by `assessments.services.write_section`, and never changed: two people
    who write at once write the same number, and the database lets one of them.
    """

    preparation = models.ForeignKey(
        "assessments.Preparation", on_delete=models.PROTECT, related_name="texts"
    )
    # As the library calls it: one of `section_ids.SECTION_IDS`.
    section = models.CharField(max_length=20)
    number = models.PositiveIntegerField()
    # Plain paragraphs with blank lines between; empty where there is to be none.
    text = models.TextField(blank=True)
    written_by = models.ForeignKey(
        "accounts.Person", on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("preparation", "section", "-number")
        constraints = (
            models.UniqueConstraint(
                fields=("preparation", "section", "number"),
                name="section_text_has_a_number_of_its_own",
            ),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "preparation",
            "section",
            "number",
            "text",
            "written_by",
            "written_at",
        )
        reasons = {
            "section": "the name of a part of a document",
            "text": "words to be published about an area; the form says to name nobody",
            "written_by": DID_AT_WORK,
        }
        why = "to see who wrote what of a published text"
        keep = KeepWith("preparation")

    def __str__(self) -> str:
        return f"{self.section}, version {self.number}"
