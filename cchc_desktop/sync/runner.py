"""The background exchange (đồng bộ nền): again and again in a thread of its own; knows no window, never gives up."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from random import uniform

from tenacity import RetryCallState, Retrying, retry_if_exception_type, wait_exponential, wait_random
from tenacity.stop import stop_when_event_set

from cchc_desktop.portal.errors import PortalRefused, PortalTrouble, PortalUnreachable
from cchc_desktop.store.connection import Database
from cchc_desktop.store.errors import StoreTrouble, guarded
from cchc_desktop.sync import connection, listening
from cchc_desktop.sync.bell import Bell
from cchc_desktop.sync.connection import Clock
from cchc_desktop.sync.exchange import Report, exchange
from cchc_desktop.sync.line import Line

_FIRST_WAIT, _LONGEST_WAIT, _JITTER = 5.0, 600.0, 5.0
_IDLE = 20.0  # seconds between exchanges while something is left to do
_APART = 1.0
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
    line = Line(rounds.clock, rounds.deadline)
    try:
        while not rounds.stop.is_set():
            seconds = _one(db, line, rounds)
            if rounds.stop.is_set():  # told to meanwhile: the bell that went with it was heard already
                break
            if seconds is None and line.portal is not None:
                listening.listen(db, line.portal, rounds.bell, rounds.clock)
            else:
                rounds.bell.wait(seconds or 0.0, backing_off=(seconds or 0.0) > rounds.idle)
    finally:
        line.close()
        db.close()


def _one(db: Database, line: Line, rounds: Rounds) -> float | None:
    """One exchange, tried until it succeeds, is refused or the program stops; seconds to the next, None: news or acts."""
    portal = line.reach(db)
    if portal is None:
        return rounds.idle
    try:
        for attempt in _retrying(rounds):
            if rounds.stop.is_set():  # told to while backing off: no try of half a minute more
                break
            with attempt, guarded():
                report = exchange(db, portal, rounds.clock, rounds.stop.is_set)
                rounds.told(report)
                return _seconds_after(report, rounds)
    except PortalRefused as refused:
        rounds.told(Report(trouble=refused.sentence))
        return _AFTER_REFUSAL
    except (PortalUnreachable, StoreTrouble):
        return rounds.idle  # told to stop meanwhile
    except Exception as error:  # noqa: BLE001  # a bug must not end the sync for the day: said, logged by class, tried again
        _log.error("exchange ended badly: %s", type(error).__name__)
        rounds.told(Report(trouble="Đồng bộ gặp lỗi chương trình, sẽ thử lại. Hồ sơ vẫn lưu tại máy."))
        line.close()
        return _AFTER_REFUSAL
    return rounds.idle


def _seconds_after(report: Report, rounds: Rounds) -> float | None:
    """None when nothing is left to do here."""
    if report.files.more:
        return 0.0
    left = report.waiting or report.files.waiting or report.trouble
    return rounds.idle if left else None


def _retrying(rounds: Rounds) -> Retrying:
    backoff = wait_exponential(multiplier=_FIRST_WAIT, max=_LONGEST_WAIT) + wait_random(0, _JITTER)

    def wait(state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        asked = error.retry_after if isinstance(error, PortalUnreachable) else None
        # all whom a busy portal sends away do not come back at one moment
        return asked + uniform(0, _APART) if asked else backoff(state)  # noqa: S311

    def tell(state: RetryCallState) -> None:
        error = state.outcome.exception() if state.outcome else None
        if isinstance(error, PortalTrouble | StoreTrouble):
            rounds.told(Report(trouble=error.sentence))

    def sleep(seconds: float) -> None:
        rounds.bell.wait(seconds, backing_off=True)

    return Retrying(
        retry=retry_if_exception_type((PortalUnreachable, StoreTrouble)),
        wait=wait,
        sleep=sleep,
        stop=stop_when_event_set(rounds.stop),
        before_sleep=tell,
        reraise=True,
    )
