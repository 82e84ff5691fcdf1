"""Ours: assessments with their charts, page, report, summary, profiles and tables.

fourfold_assess.py DATA SCRATCH [AUTHORITY …]      all authorities where none is named
"""

import sys
from pathlib import Path

from fourfold.analysis.events.store import Store
from fourfold.analysis.writing import Order, write_assessments

data, scratch, *authorities = sys.argv[1:]
write_assessments(Store(Path(data)), authorities, order=Order(folder=Path(scratch)))
