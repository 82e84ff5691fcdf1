from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "tests.partnership.sharing.records"
    label = "records"
