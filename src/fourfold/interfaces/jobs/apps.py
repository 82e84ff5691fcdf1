from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "fourfold.interfaces.jobs"
    label = "jobs_runner"
