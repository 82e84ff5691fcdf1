from django.apps import AppConfig


class PublicRecordConfig(AppConfig):
    name = "fourfold.partnership.public_record"
    label = "public_record"
    verbose_name = "Public record"
