"""Signing in: the pages of django-allauth that are wanted, and no others."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from django.urls import path

from fourfold.interfaces.components.access import for_members, open_to_anyone

urlpatterns = [
    path("", open_to_anyone(account.login), name="account_login"),
    path("out/", open_to_anyone(account.logout), name="account_logout"),
    path("again/", for_members(account.reauthenticate), name="account_reauthenticate"),
    path("second-factor/", for_members(mfa.index), name="mfa_index"),
]
