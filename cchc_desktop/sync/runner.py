"""The background exchange (đồng bộ nền): again and again in a thread of its own; knows no window, never gives up."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass

from tenacity import RetryCallState, Retrying, retry_if_exception_type, wait_exponential, wait_random
from tenacity.stop import stop_when_event_set

from cchc_desktop.portal.errors import PortalRefused, PortalTrouble, PortalUnreachable
from cchc_desktop.store.connection import Database
from cchc_desktop.store.errors import StoreTrouble, guarded
from cchc_desktop.sync import connection
from cchc_desktop.sync.bell import Bell
from cchc_desktop.sync.connection import Clock
from cchc_desktop.sync.exchange import Report, exchange

_FIRST_WAIT, _LONGEST_WAIT, _JITTER = 5.0, 600.0, 5.0
_IDLE = 20.0  # seconds between exchanges while all is well
_log = logging.getLogger("cchc_desktop.sync")
_AFTER_REFUSAL = 600.0  # revoked, too old, tampered: somebody must act first


@dataclass(frozen=True, slots=True)
class Rounds:
    """What the runner needs: how to open its own connection, the clock, the bell, when to stop, whom to tell."""

    open_store: Callable[[], Database]
    clock: Clock
    bell: Bell
    stop: threading.Event
    told: Callable[[Report], None]
    idle: float = _IDLE
    deadline: float = connection.DEADLINE


def run(rounds: Rounds) -> None:
    """Exchanges until told to stop; every trouble is reported and tried again, with jitter and no count limit."""
    db = rounds.open_store()
    try:
        while not rounds.stop.is_set():
            seconds = _one(db, rounds)
            if not rounds.stop.is_set():  # told to meanwhile: the bell that went with it was heard already
                rounds.bell.wait(seconds, backing_off=seconds > rounds.idle)
    finally:
        db.close()


def _one(db: Database, rounds: Rounds) -> float:
    """One exchange, tried until it succeeds, is refused or the program stops; seconds to wait before the next."""
    portal = connection.connect(db, rounds.clock, rounds.deadline)
    if portal is None:
        return rounds.idle
    try:
        for attempt in _retrying(rounds):
            if rounds.stop.is_set():  # told to while backing off: no try of half a minute more
                break
            with attempt, guarded():
                report = exchange(db, portal, rounds.clock, rounds.stop.is_set)
                rounds.told(report)
                return 0.0 if report.files.more else rounds.idle
    except PortalRefused as refused:
        rounds.told(Report(trouble=refused.sentence))
        return _AFTER_REFUSAL
    except (PortalUnreachable, StoreTrouble):
        return rounds.idle  # told to stop meanwhile
    except Exception as error:  # noqa: BLE001  # a bug must not end the sync for the day: said, logged by class, tried again
        _log.error("exchange ended badly: %s", type(error).__name__)
        rounds.told(Report(trouble="Đồng bộ gặp lỗi chương trình, sẽ thử lại. Hồ sơ vẫn lưu tại máy."))
        return _AFTER_REFUSAL
    finally:
        portal.close()
    return rounds.idle


def _retrying(rounds: Rounds) -> Retrying:
    backoff = wait_exponential(multiplier=_FIRST_WAIT, max=_LONGEST_WAIT) + wait_random(0, _JITTER)

    def wait(state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        asked = error.retry_after if isinstance(error, PortalUnreachable) else None
        return asked or backoff(state)

    def tell(state: RetryCallState) -> None:
        error = state.outcome.exception() if state.outcome else None
        if isinstance(error, PortalTrouble | StoreTrouble):
            rounds.told(Report(trouble=error.sentence))

    return Retrying(
        retry=retry_if_exception_type((PortalUnreachable, StoreTrouble)),
        wait=wait,
        sleep=lambda seconds: rounds.bell.wait(seconds, backing_off=True),
        stop=stop_when_event_set(rounds.stop),
        before_sleep=tell,
        reraise=True,
    )
