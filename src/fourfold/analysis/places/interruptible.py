"""Long work in a library that does not hear Ctrl-C, done so that it is heard."""

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


def interruptible(work: Callable[[], T]) -> T:
    """What the work gives; whatever it raises is raised here.

    A solver written in C looks for no interrupt until it is done. In a thread of its
    own it does not keep the program from hearing one, and ends with the program.
    """
    answer: Future[T] = Future()

    def run() -> None:
        try:
            answer.set_result(work())
        except Exception as problem:
            answer.set_exception(problem)

    Thread(target=run, daemon=True).start()
    return answer.result()
