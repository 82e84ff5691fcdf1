"""Work in a thread of its own gives its answer, its error, and hears an interrupt."""

import _thread
import signal
from threading import Event

import pytest

from fourfold.analysis.places.interruptible import interruptible


def test_the_answer_is_that_of_the_work():
    assert interruptible(lambda: 42) == 42


def test_what_the_work_raises_is_raised():
    with pytest.raises(ZeroDivisionError):
        interruptible(lambda: 1 // 0)


@pytest.fixture
def heard():
    """What was started in the background may be deaf to interrupts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_an_interrupt_is_heard_while_the_work_goes_on(heard):
    until_the_end = Event()

    def endless():
        _thread.interrupt_main()
        until_the_end.wait()

    with pytest.raises(KeyboardInterrupt):
        interruptible(endless)

    until_the_end.set()
