from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "fourfold.interfaces.api"
    label = "api"
