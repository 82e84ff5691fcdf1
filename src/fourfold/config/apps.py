from django.apps import AppConfig

from . import checks


class RunningConfig(AppConfig):
    name = "fourfold.config"
    label = "running"
    verbose_name = "Running the site"

    def ready(self) -> None:
        checks.register_all()
