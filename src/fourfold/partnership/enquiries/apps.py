from django.apps import AppConfig


class EnquiriesConfig(AppConfig):
    name = "fourfold.partnership.enquiries"
    label = "enquiries"
    verbose_name = "Enquiries"
