"""What is done with the evidence. Each service is one transaction."""

from .asking import ask_for_work, ask_to_stop, end_lost_work
from .building import choose_build
from .cataloguing import Catalogued, catalogue
from .running import begin_work, end_work, tell_progress
from .uploading import Sent, clear_uploads, receive_upload, remove_files

__all__ = [
    "Catalogued",
    "Sent",
    "ask_for_work",
    "ask_to_stop",
    "begin_work",
    "catalogue",
    "choose_build",
    "clear_uploads",
    "end_lost_work",
    "end_work",
    "receive_upload",
    "remove_files",
    "tell_progress",
]
