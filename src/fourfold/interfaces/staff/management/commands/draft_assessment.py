"""`manage.py draft_assessment AREA --by ADDRESS`: make the draft of an edition."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q

from fourfold.analysis.errors import FourfoldError
from fourfold.analysis.events.store import Store
from fourfold.analysis.writing import Order
from fourfold.partnership.accounts.models import Person
from fourfold.partnership.accounts.queries import actor_for
from fourfold.partnership.areas.models import CoveredArea
from fourfold.partnership.assessments.making import Wanted, make_draft
from fourfold.partnership.assessments.policies import may_draft
from fourfold.partnership.audit.doers import command
from fourfold.partnership.datasets.reading import read_folder
from fourfold.partnership.datasets.services import catalogue
from fourfold.partnership.errors import RefusedError

BY = command("draft_assessment")


class Command(BaseCommand):
    help = "Write the assessment of an area from the current build, as a draft."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("area", help="code or name of the local authority")
        parser.add_argument(
            "--by",
            required=True,
            metavar="ADDRESS",
            help="work e-mail address of whoever answers for it; another person must "
            "sign it off",
        )
        parser.add_argument("--last-month", metavar="YYYY-MM")
        parser.add_argument("--data", type=Path, default=settings.EVIDENCE_FOLDER)

    def handle(self, **options: Any) -> None:
        person = _answering(options["by"])
        area = _covered(options["area"])
        try:
            catalogue(by=BY, found=read_folder(options["data"]))
            edition = make_draft(
                by=BY,
                store=Store(options["data"]),
                wanted=Wanted(
                    area_code=area.code,
                    made_by_id=person.pk,
                    order=Order(last_month=options["last_month"]),
                ),
                progress=lambda step: self.stdout.write(step),
            )
        except (FourfoldError, RefusedError) as wrong:
            raise CommandError(f"No draft was made. {wrong}") from None
        self.stdout.write(self.style.SUCCESS(f"Drafted {edition.slug}."))
        self.stdout.write("Another person signs it off: Staff → Assessments.")


def _answering(address: str) -> Person:
    """Whoever has that address, if they may answer for a draft."""
    person = Person.objects.filter(email__iexact=address).first()
    if person is None:
        raise CommandError("Nobody here has that address. See Staff → People.")
    if not may_draft(actor_for(person)):
        raise CommandError(
            "Whoever answers for a draft must be an analyst or an administrator."
        )
    return person


def _covered(text: str) -> CoveredArea:
    """The authority of the partnership that is called so, by code or name."""
    authorities = CoveredArea.objects.filter(kind=CoveredArea.Kind.AUTHORITY)
    found = authorities.filter(Q(code__iexact=text) | Q(name__iexact=text)).first()
    if found is None:
        known = ", ".join(f"{each.name} ({each.code})" for each in authorities)
        raise CommandError(
            f"{text} is no authority of this partnership. "
            f"There is: {known or 'none; run manage.py setup first'}."
        )
    return found
