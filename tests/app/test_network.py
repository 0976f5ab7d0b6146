"""The network thread goes on whatever happens, tells it on the window's thread, and ends when told."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from cchc_desktop.app import network as module
from cchc_desktop.app import places
from cchc_desktop.app.counter import Counter
from cchc_desktop.app.network import Network, Portal
from cchc_desktop.portal.errors import PortalUnreachable, Reason
from cchc_desktop.store.connection import Database, Use
from cchc_desktop.store.errors import StoreTrouble, Trouble

SOON = 0.01  # seconds

Make = Callable[..., Network]


@pytest.fixture
def make(qapp: object, counter: Counter, monkeypatch: pytest.MonkeyPatch) -> Iterator[Make]:
    monkeypatch.setattr(module, "_PATIENCE", 60.0)  # none of these exchanges lasts, however slow the machine
    made: list[Network] = []

    def network(
        portal: Portal = nullcontext, open_store: Callable[[], Database] | None = None, **how: object
    ) -> Network:
        opens = open_store or partial(counter.connect, Use.SYNC)
        made.append(Network(opens, places.clock, portal, **{"again": SOON, **how}))
        return made[-1]

    yield network
    for each in made:
        each.stop()


def failing_at_first(error: Exception) -> Portal:
    """Cannot be entered the first time."""
    tries: list[int] = []

    @contextmanager
    def portal() -> Iterator[None]:
        tries.append(1)
        if len(tries) == 1:
            raise error
        yield

    return portal


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (StoreTrouble(Trouble.LOCKED), Trouble.LOCKED.sentence),
        (PortalUnreachable(Reason.OFFLINE), Reason.OFFLINE.value),
        (OSError(), "Cổng thực hành không khởi động được. Hồ sơ vẫn lưu tại máy, sẽ tự thử lại."),
    ],
)
def test_what_keeps_it_from_beginning_is_said_and_it_begins_anew(
    qtbot: QtBot, make: Make, error: Exception, said: str
) -> None:
    network = make(failing_at_first(error))

    with qtbot.waitSignals([network.troubled, network.told], check_params_cbs=[lambda words: words == said, None]):
        network.start()


def test_a_store_that_is_locked_for_a_while_ends_no_days_sync(qtbot: QtBot, make: Make, counter: Counter) -> None:
    tries: list[int] = []

    def locked_at_first() -> Database:
        tries.append(1)
        if len(tries) == 1:
            raise StoreTrouble(Trouble.LOCKED)
        return counter.connect(Use.SYNC)

    network = make(open_store=locked_at_first)

    with qtbot.waitSignal(network.troubled):
        network.start()
    qtbot.waitUntil(lambda: len(tries) == 2)


def test_a_bug_is_shown_and_it_goes_on(qtbot: QtBot, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    bugs: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _trace: bugs.append(kind))
    network = make(failing_at_first(ZeroDivisionError()))

    with qtbot.waitSignals([network.troubled, network.told]):
        network.start()

    assert bugs == [ZeroDivisionError]


def test_what_entering_waits_for_is_given_up_when_the_program_ends(qtbot: QtBot, make: Make) -> None:
    entering, given_up = threading.Event(), threading.Event()

    @contextmanager
    def slow() -> Iterator[None]:
        entering.set()
        assert given_up.wait(60)
        raise OSError
        yield

    network = make(slow, abandon=given_up.set)
    said: list[str] = []
    network.troubled.connect(said.append)
    network.start()
    assert entering.wait(60)

    network.stop()
    qtbot.wait(10)

    assert not network._thread.is_alive()
    assert said == []


def test_a_portal_that_was_entered_is_left_in_peace(qtbot: QtBot, make: Make) -> None:
    left: list[str] = []

    @contextmanager
    def portal() -> Iterator[None]:
        yield
        left.append("left")

    network = make(portal, abandon=lambda: left.append("abandoned"))
    with qtbot.waitSignal(network.told):
        network.start()

    network.stop()

    assert left == ["left"]


def test_stopping_before_the_start_and_stopping_twice_are_nothing(make: Make) -> None:
    network = make()

    network.stop()
    network.stop()

    assert not network._thread.is_alive()
