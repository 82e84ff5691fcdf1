"""`manage.py load_example waltham-forest`: a partnership from published pages."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from fourfold.analysis.definitions import ROOT
from fourfold.demo.examples import Example, is_loaded, load
from fourfold.interfaces.staff.setting_up.steps import set_partnership_up
from fourfold.partnership.areas.configuration import read_configuration
from fourfold.partnership.areas.queries import partnership
from fourfold.partnership.audit.doers import command
from fourfold.partnership.errors import RefusedError

EXAMPLES = ("waltham-forest",)


class Command(BaseCommand):
    help = (
        "Fill a database with an example partnership from published pages. Again is"
        " nothing; a database with other content is refused."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("example", choices=EXAMPLES)

    def handle(self, **options: Any) -> None:
        example = Example(options["example"].replace("-", "_"))
        try:
            self.stdout.write(_load(example))
        except RefusedError as refused:
            raise CommandError(f"Nothing was changed. {refused}") from None


@transaction.atomic
def _load(example: Example) -> str:
    found = partnership()
    if found is not None and found.authority_code != example.authority:
        raise RefusedError(f"This site serves {found.name}.")
    if is_loaded(example):
        return "The example is there already."
    if found is None:
        where = ROOT / "examples" / example.name / "partnership.toml"
        configuration = read_configuration(where)
        set_partnership_up(by=command("load_example"), configuration=configuration)
    load(example)
    return "Loaded the example. Nobody can sign in yet: manage.py invite_administrator."
