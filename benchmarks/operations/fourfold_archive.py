"""Ours: every row checked, kept, placed and counted, in a folder that has the areas.

fourfold_archive.py ARCHIVE SCRATCH PREPARED
"""

import os
import shutil
import sys
from pathlib import Path

from fourfold.analysis.cube.build import build
from fourfold.analysis.events.loading import LoadOptions, load
from fourfold.analysis.events.store import Store

archive, scratch, prepared = map(Path, sys.argv[1:])
# Parts and builds are never written again, so a link is as good as a copy.
shutil.copytree(prepared, scratch / "data", copy_function=os.link)
store = Store(scratch / "data")
load(store, [archive], options=LoadOptions(earliest="1980-01"))
build(store)
