"""Why a backup cannot be taken or used, and what to do."""


class BackupError(Exception):
    """Shown to the operator as it is."""
