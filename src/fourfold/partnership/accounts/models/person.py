import uuid
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from fourfold.partnership.personal_data.declarations import Keep, Then


class PersonManager(BaseUserManager["Person"]):
    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email=(username or "").casefold())


class Person(AbstractBaseUser):
    """Somebody who signs in: a member of staff of an agency, or a volunteer.

    Written only by `accounts.services`. There is no superuser: whoever administers the
    site has a role like everybody else, and no role opens a record by itself.
    """

    class Suspension(models.TextChoices):
        CONDUCT = "conduct", "Conduct is being looked into"
        ACCOUNT = "account", "The account may be in other hands"
        ABSENCE = "absence", "Long absence"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField("work e-mail address", unique=True)
    name = models.CharField(max_length=120)
    phone = models.CharField("work phone", max_length=30, blank=True)
    language = models.CharField(max_length=12, default="en-gb")
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    suspended_at = models.DateTimeField(null=True, blank=True)
    suspended_for = models.CharField(max_length=12, choices=Suspension, blank=True)
    # Planned, or past: from the day after it nothing is open to them.
    leaves_on = models.DateField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)
    anonymised_at = models.DateTimeField(null=True, blank=True)

    objects = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = ["name"]

    class Meta:
        ordering = ("name", "id")
        verbose_name_plural = "people"
        constraints = (
            models.CheckConstraint(
                name="person_is_active_unless_suspended_or_gone",
                condition=Q(is_active=True, suspended_at=None, left_at=None)
                | (Q(is_active=False) & ~Q(suspended_at=None, left_at=None)),
            ),
            models.CheckConstraint(
                name="person_is_suspended_for_a_reason",
                condition=Q(suspended_at=None, suspended_for="")
                | (Q(suspended_at__isnull=False) & ~Q(suspended_for="")),
            ),
        )

    class Privacy:
        about = "self"
        personal = ("email", "name", "phone", "language", "last_login", "suspended_for")
        plain = (
            "id",
            "public_id",
            "password",
            "is_active",
            "created_at",
            "suspended_at",
            "leaves_on",
            "left_at",
            "anonymised_at",
        )
        reasons = {"password": "a digest, and no use to anybody but the sign-in"}
        why = "to sign in, and to be known to colleagues"
        keep = Keep(since="left_at", period="people", then=Then.ANONYMISE)

    def __str__(self) -> str:
        return self.name

    def anonymised(self) -> dict[str, Any]:
        """What each personal field becomes when the person's time is over."""
        return {
            "email": f"{self.public_id}@gone.invalid",
            "name": "A former member",
            "phone": "",
            "language": "en-gb",
            "last_login": None,
            "suspended_at": None,
            "suspended_for": "",
            "password": "!",
        }

    @property
    def status(self) -> str:
        """In one word, as pages say it."""
        if self.left_at:
            return "left"
        return "suspended" if self.suspended_at else "active"
