"""The environment that tests of the site run in; read before the settings are."""

import importlib
import os
import tempfile

os.environ.update(
    {
        "DJANGO_SETTINGS_MODULE": "fourfold.config.settings",
        "FOURFOLD_SECRET_KEY": "a secret of the tests and of nothing else",
        "FOURFOLD_AUDIT_KEY": "a key of the tests and of nothing else",
        "FOURFOLD_FOLDER": tempfile.mkdtemp(prefix="fourfold-tests-"),
        "FOURFOLD_HOSTS": "testserver,localhost,127.0.0.1",
        "FOURFOLD_HTTPS": "no",
        "FOURFOLD_FROM": "fourfold@example.org",
        # Each worker has a processor. Threads that wait for one another on small
        # matrices took four times as long as the arithmetic.
        "OPENBLAS_NUM_THREADS": "1",
    }
)

# Records of several kinds and tiers, which only tests have: who may read what is proved
# on them.
importlib.import_module("fourfold.config.settings").INSTALLED_APPS.append(
    "tests.partnership.sharing.records"
)
