from importlib import import_module

from django.apps import AppConfig


class StaffConfig(AppConfig):
    name = "fourfold.interfaces.staff"
    label = "staff_pages"

    def ready(self) -> None:
        import_module(f"{self.name}.sign_in.events")
