from django.db import models
from django.db.models import F, Q

from .reasons import KEPT, WHY
from .shown import SHOWN_FIELDS, Shown


class Publication(Shown):
    """Something that a body published: a strategy, a report, a news item.

    dated_on, precision : when it was published, and how exactly that is known
    evidence, strength : what kind of evidence it is, if it is any, and how strong
    source : where the publisher, the day and the rest of it are from
    """

    class Kind(models.TextChoices):
        STRATEGY = "strategy", "Strategy"
        PLAN = "plan", "Action plan"
        NEEDS = "needs-assessment", "Needs assessment"
        STUDY = "study", "Study or report"
        REVIEW = "review", "Independent review"
        NEWS = "news", "News"
        STATEMENT = "statement", "Public statement"
        QUESTIONS = "questions", "Questions and answers"
        PAGE = "page", "Web page"
        PAPER = "paper", "Agenda, minutes or paper of a meeting"

    class Precision(models.TextChoices):
        DAY = "day", "To the day"
        MONTH = "month", "To the month"
        YEAR = "year", "To the year"

    class Evidence(models.TextChoices):
        NONE = "", "It is not evidence"
        PRACTICE = "practice", "What was done elsewhere"
        STUDY = "study", "A study of one place"
        EVALUATION = "evaluation", "An evaluation against a comparison"
        SYSTEMATIC = "systematic", "A systematic review of evaluations"

    class Strength(models.TextChoices):
        NONE = "", "Not given"
        NOT_RATED = "not-rated", "Not rated: nothing here shows how strong it is"
        WEAK = "weak", "Weak: it can suggest, and not show"
        MODERATE = "moderate", "Moderate: others could find something else"
        STRONG = "strong", "Strong: several comparisons agree"

    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=16, choices=Kind)
    publisher = models.CharField(max_length=200)
    author = models.CharField(max_length=200, blank=True)
    commissioned_by = models.CharField(max_length=200, blank=True)
    # None where the publisher gives no day at all.
    dated_on = models.DateField(null=True)
    precision = models.CharField(
        max_length=5, choices=Precision, default=Precision.DAY.value
    )
    summary = models.TextField()
    finding = models.TextField(blank=True)
    evidence = models.CharField(max_length=10, choices=Evidence, blank=True)
    strength = models.CharField(max_length=9, choices=Strength, blank=True)
    supersedes = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="superseded_by"
    )
    event = models.ForeignKey(
        "public_record.Event",
        null=True,
        on_delete=models.PROTECT,
        related_name="publications",
    )
    review_on = models.DateField(null=True)
    source = models.CharField(max_length=300)

    class Meta(Shown.Meta):
        ordering = (F("dated_on").desc(nulls_last=True), "title")
        constraints = (
            *Shown.Meta.constraints,
            models.CheckConstraint(
                name="publication_evidence_has_a_strength",
                condition=Q(evidence="", strength="")
                | (~Q(evidence="") & ~Q(strength="")),
            ),
            models.CheckConstraint(
                name="publication_does_not_follow_itself",
                condition=Q(supersedes=None) | ~Q(supersedes=F("id")),
            ),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = (
            *SHOWN_FIELDS,
            "title",
            "kind",
            "publisher",
            "author",
            "commissioned_by",
            "dated_on",
            "precision",
            "summary",
            "finding",
            "evidence",
            "strength",
            "supersedes",
            "event",
            "review_on",
            "source",
        )
        reasons = {
            "author": "a body, or whoever signed what was published",
            "summary": "words for the public; the form says to name nobody",
        }
        why = WHY
        keep = KEPT

    def __str__(self) -> str:
        return self.title
