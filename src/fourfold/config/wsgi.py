"""The site, as a server runs it: `granian --interface wsgi fourfold.config.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fourfold.config.settings")
application = get_wsgi_application()
