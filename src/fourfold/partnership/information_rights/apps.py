from importlib import import_module

from django.apps import AppConfig
from django.core.checks import Tags, register

from fourfold.partnership.personal_data.checks import check_declarations


class InformationRightsConfig(AppConfig):
    name = "fourfold.partnership.information_rights"
    label = "information_rights"
    verbose_name = "Information rights"

    def ready(self) -> None:
        # Here, at the top of the partnership: the check looks at every app below.
        register(check_declarations)
        # Only now: it asks models, which are not there when this file is read.
        checks = import_module(f"{self.name}.checks")
        register(checks.periods_are_set, Tags.database)
