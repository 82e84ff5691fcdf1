"""What tests of indicators say of them."""

from datetime import date
from decimal import Decimal

from tests.site_editions import BOROUGH

FOLLOWS = {
    "source": "published",
    "measure": "violence",
    "kind": "rate",
    "area_code": BOROUGH,
    "unit": "",
}
# What a year earlier was, as an agency had it.
EARLIER = {
    "baseline_first": date(2022, 7, 1),
    "baseline_last": date(2023, 6, 30),
    "baseline_value": Decimal(90),
    "baseline_lower": Decimal(85),
    "baseline_upper": Decimal(95),
}
NONE = dict.fromkeys(EARLIER)
CHANGE = {
    "title": "Young people hurt with a knife",
    "text": "",
    "attribution": "ours",
    "baseline_value": Decimal(80),
    "baseline_lower": Decimal(77),
    "baseline_upper": Decimal(83),
    "baseline_first": date(2025, 1, 1),
    "baseline_last": date(2025, 12, 31),
    "target_value": Decimal(65),
    "target_on": date(2029, 12, 31),
}
