from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "fourfold.partnership.sharing"
    label = "sharing"
    verbose_name = "Information sharing"
