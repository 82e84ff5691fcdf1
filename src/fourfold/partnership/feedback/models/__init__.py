from .page_answer import PageAnswer

__all__ = ["PageAnswer"]
