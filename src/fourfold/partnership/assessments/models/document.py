from django.db import models
from django.db.models import Q

from fourfold.partnership.personal_data.declarations import KeepWith


class Document(models.Model):
    """A file of an edition, as it was when the edition was made.

    Written only by `assessments.services`. A file without a row is never served, and
    neither is one that is not what its row says.
    """

    edition = models.ForeignKey(
        "assessments.Edition", on_delete=models.PROTECT, related_name="documents"
    )
    # Within the folder of the edition, with "/" between its parts.
    path = models.CharField(max_length=200)
    media_type = models.CharField(max_length=60)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    # What a page has of styles in itself, by hash: browsers are told to use no other.
    style_hashes = models.JSONField(default=list)
    damaged_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("path",)
        constraints = (
            models.UniqueConstraint(
                fields=("edition", "path"), name="document_has_a_path_of_its_own"
            ),
            models.CheckConstraint(
                name="document_stays_in_its_folder",
                condition=~Q(path__contains="..")
                & ~Q(path__startswith="/")
                & ~Q(path__contains="\\")
                & ~Q(path=""),
            ),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "edition",
            "path",
            "media_type",
            "size",
            "sha256",
            "style_hashes",
            "damaged_at",
        )
        reasons = {
            "path": "the name of a file that the program wrote",
            "media_type": "a kind of file",
            "sha256": "a hash of what is published",
            "style_hashes": "hashes of styles",
        }
        why = "to serve a document only as it was signed off"
        keep = KeepWith("edition")

    def __str__(self) -> str:
        return self.path
