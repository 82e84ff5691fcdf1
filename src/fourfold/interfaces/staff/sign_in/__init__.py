"""Signing in: what django-allauth is told to do our way."""
