"""`manage.py invite_administrator ADDRESS`: the first person, who lets others in."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from fourfold.partnership.accounts.models import Agency
from fourfold.partnership.accounts.services import invite_person
from fourfold.partnership.audit.doers import command
from fourfold.partnership.errors import RefusedError


class Command(BaseCommand):
    help = "Invite somebody as administrator, and print the link that lets them join."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="work e-mail address")
        parser.add_argument("--name", required=True)
        parser.add_argument("--agency", required=True, help="name of their agency")
        parser.add_argument("--role", default="administrator")

    def handle(self, **options: Any) -> None:
        agency = Agency.objects.filter(name__iexact=options["agency"]).first()
        if agency is None:
            known = ", ".join(Agency.objects.values_list("name", flat=True))
            raise CommandError(
                f"No agency is called {options['agency']}. "
                f"There are: {known or 'none; run manage.py setup first'}."
            )
        try:
            invited = invite_person(
                by=command("invite_administrator"),
                email=options["email"],
                name=options["name"],
                agency_id=agency.pk,
                role=options["role"],
            )
        except (RefusedError, ValueError) as wrong:
            raise CommandError(str(wrong)) from None
        link = reverse("sign_in_join", args=[invited.token])
        self.stdout.write(
            "Give this link to them, and to nobody else; it works once:\n"
            f"{settings.SITE_ADDRESS}{link}"
        )
