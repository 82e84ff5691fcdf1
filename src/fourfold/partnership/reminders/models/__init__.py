from .preference import Preference
from .reminder import Reminder

__all__ = ["Preference", "Reminder"]
