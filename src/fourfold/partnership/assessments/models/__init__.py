from .document import Document
from .edition import Edition
from .published_figure import PublishedFigure

__all__ = ["Document", "Edition", "PublishedFigure"]
