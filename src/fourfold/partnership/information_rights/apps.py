from django.apps import AppConfig


class InformationRightsConfig(AppConfig):
    name = "fourfold.partnership.information_rights"
    label = "information_rights"
    verbose_name = "Information rights"
