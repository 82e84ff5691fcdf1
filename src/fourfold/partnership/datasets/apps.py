from django.apps import AppConfig


class DatasetsConfig(AppConfig):
    name = "fourfold.partnership.datasets"
    label = "datasets"
    verbose_name = "Data sets"
