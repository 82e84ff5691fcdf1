from django.apps import AppConfig


class AreasConfig(AppConfig):
    name = "fourfold.partnership.areas"
    label = "areas"
    verbose_name = "Partnership and areas"
