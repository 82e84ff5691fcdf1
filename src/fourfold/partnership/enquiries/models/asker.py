from django.db import models

from fourfold.partnership.personal_data.declarations import Keep, Then


class Asker(models.Model):
    """What somebody typed who asked a question, and where they want to be told.

    Written only by `enquiries.services`. The address is used when they have proved that
    it is theirs, once, and is gone as soon as they were told.

    words : the question as it was typed, before anything was taken out
    link_digest : of the link with which an address is proved
    over_on : when the question was answered or refused; from then the time counts
    """

    enquiry = models.OneToOneField(
        "enquiries.Enquiry", on_delete=models.PROTECT, related_name="asker"
    )
    words = models.TextField()
    name = models.CharField(max_length=100, blank=True)
    email = models.EmailField(blank=True)
    link_digest = models.CharField(max_length=64, blank=True, db_index=True)
    confirmed_at = models.DateTimeField(null=True)
    over_on = models.DateField(null=True)

    class Meta:
        verbose_name = "question as it was typed"

    class Privacy:
        about = ""
        found_by = ("email",)
        personal = ("words", "name", "email", "confirmed_at")
        plain = ("id", "enquiry", "link_digest", "over_on")
        reasons = {"link_digest": "a digest of a link that was made at random"}
        why = "to decide whether a question is shown, and to tell whoever asked it"
        keep = Keep(since="over_on", period="enquiries", then=Then.DELETE)

    def __str__(self) -> str:
        return f"asker of {self.enquiry}"
