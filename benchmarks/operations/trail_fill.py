"""A trail of so many entries, whole and anchored, as a site would have written it.

trail_fill.py ENTRIES    (the site's settings are in the environment)
"""

import json
import sys
from datetime import UTC, datetime, timedelta

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction

django.setup()

from fourfold.partnership.audit.anchors import append_anchor  # noqa: E402
from fourfold.partnership.audit.chain import BEGINNING, code_of  # noqa: E402

ACTIONS = ("audit.record_read", "audit.trail_read", "audit.entry_read")
BEGAN = datetime(2026, 4, 1, tzinfo=UTC)
EACH_HOUR = 400


def rows(number, key):
    previous = BEGINNING
    for seq in range(1, number + 1):
        at = (BEGAN + timedelta(seconds=9 * seq)).isoformat(timespec="microseconds")
        values = [
            seq,
            at,
            f"person {seq % 5000:08d}-0000-4000-8000-000000000000",
            f"{seq % 40:08d}-0000-4000-8000-000000000000",
            ACTIONS[seq % 3],
            "cases.case",
            f"{seq % 20000:08d}-0000-4000-8000-000000000000",
            "safeguarding" if seq % 3 == 0 else "",
            {"seq": seq},
        ]
        previous = code_of(values, previous=previous, key=key)
        yield [*values[:-1], json.dumps(values[-1]), previous]
        if seq % EACH_HOUR == 0:
            append_anchor(
                settings.AUDIT_ANCHORS, seq=seq, code=previous, at=at, key=key
            )


number, key = int(sys.argv[1]), settings.AUDIT_KEY.encode()
call_command("migrate", verbosity=0)
with transaction.atomic(), connection.cursor() as cursor:
    places = ", ".join(["%s"] * 10)
    cursor.executemany(
        f"INSERT INTO audit_entry VALUES ({places})", list(rows(number, key))
    )
