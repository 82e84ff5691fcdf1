import uuid

from django.db import models

from .reasons import BODY, KEPT, PUBLIC_WORDS, WHY


class Method(models.Model):
    """An intervention that a programme uses, by its name in a toolkit.

    rationale, body : why it is used nevertheless, and which body said so, where
        research found it harmful
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    programme = models.ForeignKey(
        "programmes.Programme", on_delete=models.PROTECT, related_name="methods"
    )
    intervention = models.SlugField(max_length=80)
    rationale = models.CharField(max_length=500, blank=True)
    body = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("intervention",)
        constraints = (
            models.UniqueConstraint(
                name="method_is_named_once", fields=("programme", "intervention")
            ),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "public_id",
            "programme",
            "intervention",
            "rationale",
            "body",
        )
        reasons = {
            "intervention": "a kind of work",
            "rationale": PUBLIC_WORDS,
            "body": BODY,
        }
        why = WHY
        keep = KEPT

    def __str__(self) -> str:
        return self.intervention
