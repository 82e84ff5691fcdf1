from .agreement import AgreementStatus, SharingAgreement
from .agreement_party import AgreementParty
from .agreement_purpose import AgreementPurpose
from .break_glass import BreakGlass
from .conflict import Conflict
from .glass_try import GlassTry
from .membership import Membership
from .restricted_record import (
    RecordQuerySet,
    RestrictedManager,
    RestrictedRecord,
    UnscopedQueryError,
)

__all__ = [
    "AgreementParty",
    "AgreementPurpose",
    "AgreementStatus",
    "BreakGlass",
    "Conflict",
    "GlassTry",
    "Membership",
    "RecordQuerySet",
    "RestrictedManager",
    "RestrictedRecord",
    "SharingAgreement",
    "UnscopedQueryError",
]
