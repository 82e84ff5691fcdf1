"""Takes a backup of the whole site while it is in use, proves it, and puts it back."""

from .checking import check_backup, newest_backup
from .errors import BackupError
from .restoring import Restored, restore
from .taking import take

__all__ = [
    "BackupError",
    "Restored",
    "check_backup",
    "newest_backup",
    "restore",
    "take",
]
