from .comment import Comment
from .document import Document
from .edition import Edition
from .preparation import Preparation
from .published_figure import PublishedFigure
from .section_text import SectionText

__all__ = [
    "Comment",
    "Document",
    "Edition",
    "Preparation",
    "PublishedFigure",
    "SectionText",
]
