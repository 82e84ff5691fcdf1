"""Brings a publisher's file into a folder, whole or not at all.

    fetched = fetch("https://data.police.uk/data/archive/latest.zip", folder)

Broken transfers go on where they stopped, a file that has not changed is not
fetched twice, and nothing stands under its final name before it has been
checked.
"""

from fourfold.analysis.files.fetching.manners import Manners
from fourfold.analysis.files.fetching.transfer import Fetched, Progress, fetch

__all__ = ["Fetched", "Manners", "Progress", "fetch"]
