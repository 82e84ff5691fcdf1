"""Ours: the assessment of one authority with its wards, charts, page and tables.

fourfold_assess.py DATA SCRATCH AUTHORITY
"""

import sys
from pathlib import Path

from fourfold.analysis.events.store import Store
from fourfold.interfaces.cli.writing import write_assessment

data, scratch, authority = sys.argv[1:]
write_assessment(Store(Path(data)), authority, folder=Path(scratch) / "assessment")
