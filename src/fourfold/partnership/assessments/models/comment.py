from django.db import models
from django.db.models import Q

from fourfold.partnership.personal_data.declarations import KeepWith

from .preparation import DID_AT_WORK


class Comment(models.Model):
    """What somebody has to say about a section before it is signed off, or a reply.

    Written only by `assessments.services`. Its words are never changed; it is open
    until somebody says that it is settled.
    """

    preparation = models.ForeignKey(
        "assessments.Preparation", on_delete=models.PROTECT, related_name="comments"
    )
    section = models.CharField(max_length=20)
    # What it replies to. Replies are open or settled with what they are about.
    about = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="replies"
    )
    text = models.TextField()
    by = models.ForeignKey(
        "accounts.Person", on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    settled_by = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("at", "id")
        constraints = (
            models.CheckConstraint(
                name="comment_is_settled_by_a_person",
                condition=Q(settled_at=None, settled_by=None)
                | Q(settled_at__isnull=False, settled_by__isnull=False),
            ),
            models.CheckConstraint(
                name="comment_that_replies_is_not_settled_by_itself",
                condition=Q(about=None) | Q(settled_at=None),
            ),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "preparation",
            "section",
            "about",
            "text",
            "by",
            "at",
            "settled_by",
            "settled_at",
        )
        reasons = {
            "section": "the name of a part of a document",
            "text": "words about a document; the form says to name nobody",
            "by": DID_AT_WORK,
            "settled_by": DID_AT_WORK,
        }
        why = "to have an assessment checked by others before it is published"
        keep = KeepWith("preparation")

    def __str__(self) -> str:
        return f"Comment on {self.section}"

    @property
    def is_open(self) -> bool:
        return self.about_id is None and self.settled_at is None
