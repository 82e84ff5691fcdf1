"""Writes messages: asked for in the transaction of the act, and handed on later."""

from .managing import give_up, read_messages, try_again
from .queueing import queue
from .witnesses import tell_witnesses

__all__ = ["give_up", "queue", "read_messages", "tell_witnesses", "try_again"]
