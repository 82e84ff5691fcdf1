from django.apps import AppConfig


class JobLogConfig(AppConfig):
    name = "fourfold.partnership.job_log"
    label = "job_log"
    verbose_name = "Runs of jobs"
