from django.apps import AppConfig


class ComponentsConfig(AppConfig):
    name = "fourfold.interfaces.components"
    label = "components"
