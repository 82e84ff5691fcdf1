"""Verifies the trail with its anchors, as `manage.py verify_audit` does.

trail_verify.py    (the site's settings are in the environment)
"""

import sys

import django
from django.conf import settings

django.setup()

from fourfold.partnership.audit.verification import verification  # noqa: E402

report = verification(key=settings.AUDIT_KEY.encode(), anchors=settings.AUDIT_ANCHORS)
sys.exit(not (report.is_intact and report.anchors))
