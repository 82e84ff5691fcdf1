from .checkpoint import Checkpoint
from .entry import Entry

__all__ = ["Checkpoint", "Entry"]
