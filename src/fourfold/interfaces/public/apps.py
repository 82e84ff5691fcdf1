from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "fourfold.interfaces.public"
    label = "public_pages"
