from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "fourfold.partnership.programmes"
    label = "programmes"
    verbose_name = "Programmes"
