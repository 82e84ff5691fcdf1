from django.apps import AppConfig


class StaffConfig(AppConfig):
    name = "fourfold.interfaces.staff"
    label = "staff_pages"
