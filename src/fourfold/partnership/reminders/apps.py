from django.apps import AppConfig


class RemindersConfig(AppConfig):
    name = "fourfold.partnership.reminders"
    label = "reminders"
    verbose_name = "Reminders"
