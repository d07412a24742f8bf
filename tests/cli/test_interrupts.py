import signal
import threading

import pytest

from pixelsmile_desktop.cli.interrupts import Interrupts
from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import Cancelled


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_first_signal_asks_and_the_second_insists(number: signal.Signals) -> None:
    before = signal.getsignal(number)
    cancel = CancelToken()
    with Interrupts(cancel).listening():
        signal.raise_signal(number)
        assert cancel.requested
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(number)
    assert signal.getsignal(number) is before


def test_what_has_no_steps_is_stopped_in_the_middle() -> None:
    cancel = CancelToken()
    interrupts = Interrupts(cancel)
    with interrupts.listening():
        with pytest.raises(KeyboardInterrupt), interrupts.at_once():
            signal.raise_signal(signal.SIGINT)
        assert cancel.requested
        with pytest.raises(Cancelled), interrupts.at_once():
            pytest.fail("it began after the cancel")


def test_another_thread_may_run_commands_too() -> None:
    seen = []

    def listen() -> None:
        with Interrupts(CancelToken()).listening():
            seen.append(signal.getsignal(signal.SIGINT))

    before = signal.getsignal(signal.SIGINT)
    thread = threading.Thread(target=listen)
    thread.start()
    thread.join()
    assert seen == [before]
