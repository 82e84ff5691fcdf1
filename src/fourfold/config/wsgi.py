"""The site, as a server runs it: `granian --interface wsgi fourfold.config.wsgi`."""

import os

from django.core.checks import ERROR, run_checks
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fourfold.config.settings")
application = get_wsgi_application()


def refuse_unless_safe() -> None:
    """Commands ask these checks by themselves; a server does not."""
    faults = [
        message
        for message in run_checks(databases=["default"])
        if message.level >= ERROR
    ]
    if faults:
        raise ImproperlyConfigured("\n".join(str(fault) for fault in faults))


refuse_unless_safe()
