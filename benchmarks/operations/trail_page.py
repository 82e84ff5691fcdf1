"""Reads one page of the trail, many times, with each filter; prints milliseconds.

trail_page.py ENTRIES    (the site's settings are in the environment)
"""

import statistics
import sys
import time
from datetime import date

import django

django.setup()

from fourfold.partnership.audit.filters import Filters  # noqa: E402
from fourfold.partnership.audit.queries import page_of  # noqa: E402

TIMES = 50
entries = int(sys.argv[1])
middle = entries // 2
FILTERS = {
    "newest page": Filters(),
    "by person": Filters(doers=("person 00000007-0000-4000-8000-000000000000",)),
    "by act": Filters(actions=("audit.record_read",)),
    "by day": Filters(since=date(2026, 4, 1), until=date(2026, 4, 1)),
}
for name, filters in FILTERS.items():
    for place, before in (("", None), (", from the middle", middle)):
        taken = []
        for _ in range(TIMES):
            started = time.perf_counter()
            page_of(filters, before=before)
            taken.append((time.perf_counter() - started) * 1000)
        print(f"{name}{place}\t{statistics.median(taken):.2f}")
