from .document import Document
from .edition import Edition

__all__ = ["Document", "Edition"]
