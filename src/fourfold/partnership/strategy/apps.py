from django.apps import AppConfig


class StrategyConfig(AppConfig):
    name = "fourfold.partnership.strategy"
    label = "strategy"
    verbose_name = "Strategy"
