"""The publishers' own files, which lie beside a checkout and are not part of it."""

from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[3]
PUBLISHED = CHECKOUT.parent / "shared" / "data"

needs_published_files = pytest.mark.skipif(
    not PUBLISHED.is_dir(),
    reason="there are no published files in ../shared/data beside the checkout",
)
