from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "fourfold.partnership.assessments"
    label = "assessments"
    verbose_name = "Assessments"
