from .legal_hold import LegalHold
from .retention_run import RetentionRun
from .retention_run_line import RetentionRunLine

__all__ = ["LegalHold", "RetentionRun", "RetentionRunLine"]
