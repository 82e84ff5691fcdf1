from django.apps import AppConfig


class FiguresConfig(AppConfig):
    name = "fourfold.partnership.figures"
    label = "figures"
    verbose_name = "Figures"
