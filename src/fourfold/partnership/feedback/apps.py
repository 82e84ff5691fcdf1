from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    name = "fourfold.partnership.feedback"
    label = "feedback"
    verbose_name = "Feedback"
