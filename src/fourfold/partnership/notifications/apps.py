from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "fourfold.partnership.notifications"
    label = "notifications"
    verbose_name = "Notifications"
