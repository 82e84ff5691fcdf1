from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "fourfold.partnership.accounts"
    label = "accounts"
    verbose_name = "People and agencies"
