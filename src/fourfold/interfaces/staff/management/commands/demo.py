"""`manage.py demo`: an invented partnership in an empty database."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from fourfold.analysis.definitions import settings as definition
from fourfold.analysis.events.store import Store
from fourfold.demo.confidential import make_records
from fourfold.demo.programmes import make_programmes
from fourfold.demo.promises import make_promises
from fourfold.demo.published import DRAFTED_BY, publish_draft
from fourfold.demo.questions import ask_questions
from fourfold.demo.records import make_people
from fourfold.interfaces.staff.setting_up.steps import EXAMPLE, set_partnership_up
from fourfold.partnership.accounts.models import Person
from fourfold.partnership.areas.configuration import read_configuration
from fourfold.partnership.areas.queries import partnership
from fourfold.partnership.assessments.queries import newest_published
from fourfold.partnership.audit.doers import command

SHOWN = ("administrator", "information-governance", "asb-officer", "volunteer")


class Command(BaseCommand):
    help = "Fill an empty database with an invented partnership and its people."

    def handle(self, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("This is no demonstration. Set FOURFOLD_DEMO=yes first.")
        call_command("migrate", verbosity=0)
        if Person.objects.exists():
            self.stdout.write("The invented partnership is there already.")
        else:
            configuration = read_configuration(EXAMPLE)
            set_partnership_up(by=command("demo"), configuration=configuration)
            people = make_people()
            make_records()
            make_promises()
            ask_questions()
            make_programmes()
            self.stdout.write(f"Made an invented partnership of {len(people)} people.")
        self._publish()
        self._tell_how_to_sign_in()

    def _publish(self) -> None:
        """The assessment of its evidence, where there is some; once."""
        if not Store(settings.EVIDENCE_FOLDER).exists() or newest_published():
            return
        found = partnership()
        code = found.authority_code if found else ""
        call_command("draft_assessment", code, by=DRAFTED_BY, stdout=self.stdout)
        self.stdout.write(f"Published {publish_draft().slug}.")

    def _tell_how_to_sign_in(self) -> None:
        plan = definition("demo_people.toml")
        self.stdout.write(f"\nSign in with the password: {plan['password']}")
        for role in SHOWN:
            person = next(each for each in plan["people"] if each["role"] == role)
            self.stdout.write(f"  {person['email']:<36} {role}")
