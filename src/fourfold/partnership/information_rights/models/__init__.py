from .disclosure_item import DisclosureItem
from .legal_hold import LegalHold
from .retention_run import RetentionRun
from .retention_run_line import RetentionRunLine
from .subject_access_request import SubjectAccessRequest

__all__ = [
    "DisclosureItem",
    "LegalHold",
    "RetentionRun",
    "RetentionRunLine",
    "SubjectAccessRequest",
]
