from .event import Event
from .event_day import EventDay
from .link_look import LinkLook
from .meaning import Meaning
from .office import Office
from .public_person import PublicPerson
from .publication import Publication
from .publication_use import PublicationUse
from .publication_version import PublicationVersion
from .quote import LONGEST_QUOTE, Quote
from .record_change import RecordChange
from .shown import Shown
from .speaker import Speaker
from .word import Word

__all__ = [
    "LONGEST_QUOTE",
    "Event",
    "EventDay",
    "LinkLook",
    "Meaning",
    "Office",
    "PublicPerson",
    "Publication",
    "PublicationUse",
    "PublicationVersion",
    "Quote",
    "RecordChange",
    "Shown",
    "Speaker",
    "Word",
]
