import uuid

from django.db import models
from django.db.models import Q

from fourfold.partnership.personal_data.declarations import KeepWith
from fourfold.partnership.strategy.models.appended import Appended

from .reasons import AT_WORK, WHY


class PublicationVersion(Appended):
    """A version of a publication: its text as a page, a PDF, or where else it is.

    text : headings begin with "## ", points with "- "; an empty line parts paragraphs
    approved_on, approved_by_body : by which body and when, where one approved it
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    publication = models.ForeignKey(
        "public_record.Publication", on_delete=models.PROTECT, related_name="versions"
    )
    number = models.PositiveSmallIntegerField()
    dated_on = models.DateField(null=True)
    what_changed = models.CharField(max_length=500)
    text = models.TextField(blank=True)
    approved_on = models.DateField(null=True)
    approved_by_body = models.CharField(max_length=200, blank=True)
    link = models.URLField(max_length=500, blank=True)
    file_size = models.PositiveBigIntegerField(null=True)
    file_sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(
                name="publication_version_has_its_number",
                fields=["publication", "number"],
            ),
            models.CheckConstraint(
                name="publication_file_has_a_hash",
                condition=Q(file_size=None, file_sha256="")
                | (Q(file_size__gt=0) & ~Q(file_sha256="")),
            ),
            models.CheckConstraint(
                name="publication_approval_has_a_body",
                condition=Q(approved_on=None, approved_by_body="")
                | (Q(approved_on__isnull=False) & ~Q(approved_by_body="")),
            ),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "public_id",
            "publication",
            "number",
            "dated_on",
            "what_changed",
            "text",
            "approved_on",
            "approved_by_body",
            "link",
            "file_size",
            "file_sha256",
            "by",
            "at",
        )
        reasons = {
            "what_changed": "words for the public; the form says to name nobody",
            "text": "what was published",
            "approved_by_body": "a body that decides, such as a board",
            "link": "the address of what is public",
            "file_sha256": "worked out from a file that is public",
            "by": AT_WORK,
        }
        why = WHY
        keep = KeepWith("publication")

    def __str__(self) -> str:
        return f"{self.publication}, version {self.number}"
