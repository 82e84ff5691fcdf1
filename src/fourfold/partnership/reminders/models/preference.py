from django.db import models

from fourfold.partnership.personal_data.declarations import KeepWith


class Preference(models.Model):
    """How often somebody wants to be told of what is due. Who has none gets all.

    What is brought to somebody because it is long late cannot be switched off.
    """

    class Frequency(models.TextChoices):
        EACH = "each", "Before each day, and once a week"
        WEEKLY = "weekly", "Once a week"
        MONTHLY = "monthly", "Once a month"
        NEVER = "never", "Never"

    person = models.OneToOneField(
        "accounts.Person", on_delete=models.PROTECT, related_name="+"
    )
    frequency = models.CharField(max_length=7, choices=Frequency)

    class Meta:
        ordering = ("id",)
        verbose_name = "how often to be reminded"

    class Privacy:
        about = "person"
        personal = ("person", "frequency")
        plain = ("id",)
        why = "to remind people as often as they want"
        keep = KeepWith("person")

    def __str__(self) -> str:
        return self.get_frequency_display()
