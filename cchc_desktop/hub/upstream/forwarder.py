"""Bringing dossiers on (chuyển tiếp hồ sơ): one after the other on a thread of its own, tried again without end."""

from __future__ import annotations

import logging
import random
import threading
from collections.abc import Callable
from datetime import timedelta
from functools import partial

from sqlalchemy.exc import SQLAlchemyError

from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.database import deciding
from cchc_desktop.hub.upstream import line_up, loading, settling
from cchc_desktop.hub.upstream.line_up import Claim
from cchc_desktop.hub.upstream.outbox import FORWARDS
from cchc_desktop.hub.upstream.parcel import Adaptor, Notice, Parcel
from cchc_desktop.hub.upstream.troubles import LostClaim, NotYet, Refused, Trouble

IDLE = 2.0  # seconds between two looks at an empty queue
FIRST, LONGEST = 5.0, 600.0  # seconds of back-off
_COUNTED_EVERY = 10.0  # seconds between two counts of the queue
_IN_A_ROW = 3  # dossiers that fail one after the other: then it is not the dossiers
_VOIDED = Notice("CONG_TREN_DA_CO", "Hồ sơ đã hủy ở quầy nhưng cổng cấp trên đã có; báo cổng ấy hủy theo.")
_log = logging.getLogger("cchc_desktop.hub.upstream")


def pause(attempts: int, asked: float | None, chance: Callable[[], float] = random.random) -> float:
    """Seconds until the next try after `attempts` in vain: doubled each time, spread out, never less than was asked."""
    doubled = min(FIRST * 2.0 ** min(attempts, 16), LONGEST)
    return max(doubled * (0.5 + chance()), asked or 0.0) + chance()


class Forwarder:
    """For one portal above; several processes may each run one over the same database."""

    def __init__(self, hub: Hub, adaptor: Adaptor, deadline: float, rung: Callable[[str], None] | None = None) -> None:
        self._hub = hub
        self._adaptor = adaptor
        self._lasts = timedelta(seconds=2 * deadline + 60)  # a claim: renewed before each call that makes something
        self._rung = rung or hub.bell.ring
        self._failed = 0
        self._not_before = hub.now()
        self._counted_at = hub.now() - timedelta(days=1)
        hub.storage.traits[FORWARDS] = True
        self._watch()

    def run(self, stop: threading.Event) -> None:
        """Until told to stop; what is under way is finished or left as it was noted."""
        try:
            while not stop.is_set():
                if not self._turn():
                    stop.wait(IDLE)
        finally:
            self._adaptor.close()

    def _turn(self) -> bool:
        """One dossier at most; True when the next may follow at once."""
        try:
            self.count()
            return self._hub.now() >= self._not_before and self.bring_one()
        except SQLAlchemyError as error:  # no database: the next look may find one
            _log.error("forwarding waits: %s", type(error).__name__)
        except Exception as error:  # noqa: BLE001  # a bug must not end the forwarding for good: said by class alone
            _log.error("forwarding ended badly: %s", type(error).__name__)
        return False

    def bring_one(self) -> bool:
        """The next dossier whose time has come; False when there is none."""
        hub = self._hub
        held = line_up.claim(hub.storage, hub.now(), self._lasts)
        if held is None:
            return False
        try:
            self._bring(held)
        except LostClaim:
            _log.warning("another process took a dossier over")
        return True

    def _bring(self, held: Claim) -> None:
        hub = self._hub
        parcel = loading.parcel(hub, held, hub.now())
        try:
            notices, version = (self._sent(parcel, held), parcel.version) if parcel else ([], 1)
        except Refused as refusal:
            self._refused(held, parcel.version if parcel else 1, refusal)
        except NotYet as wait:
            line_up.give_back(hub.storage, held, hub.now() + timedelta(seconds=wait.seconds), "")
        except Trouble as trouble:
            self._later(held, trouble)
        except (LostClaim, SQLAlchemyError):
            raise
        except Exception as error:  # noqa: BLE001  # one dossier that this program cannot say holds up no other
            _log.error("a dossier cannot be said: %s", type(error).__name__)
            self._later(held, Trouble(f"BUG_{type(error).__name__}"[:60]))
        else:
            self._failed = 0
            deciding(partial(settling.taken, hub.storage, held, version, notices, hub.now()))
            self._told("taken", held.unit)

    def _sent(self, parcel: Parcel, held: Claim) -> list[Notice]:
        """Raises what Adaptor.bring does; a dossier voided before it went is not sent at all."""
        if parcel.data.get("daHuy"):
            return [_VOIDED] if held.memory.exists or held.memory.begun else []
        hub = self._hub
        self._adaptor.bring(parcel, lambda: line_up.keep(hub.storage, held, hub.now() + self._lasts))
        return []

    def _refused(self, held: Claim, version: int, refusal: Refused) -> None:
        self._failed = 0  # it answers
        hub = self._hub
        deciding(partial(settling.turned_away, hub.storage, held, version, refusal, hub.now()))
        self._told("refused", held.unit)

    def _later(self, held: Claim, trouble: Trouble) -> None:
        hub = self._hub
        self._failed += 1
        wait = pause(held.attempts, trouble.retry_after)
        line_up.give_back(hub.storage, held, hub.now() + timedelta(seconds=wait), trouble.what)
        if trouble.of_all or self._failed >= _IN_A_ROW:
            wait = pause(max(self._failed - (1 if trouble.of_all else _IN_A_ROW), 0), trouble.retry_after)
            self._not_before = hub.now() + timedelta(seconds=wait)
        _log.warning("not forwarded", extra={"trouble": trouble.what, "again_in": round(wait)})
        hub.figures.forwarded("later")

    def _told(self, outcome: str, unit: str) -> None:
        _log.info("forwarded", extra={"outcome": outcome})
        self._hub.figures.forwarded(outcome)
        self._rung(unit)

    def count(self) -> None:
        """The queue's length and age for who watches, every few seconds."""
        hub, now = self._hub, self._hub.now()
        if now - self._counted_at < timedelta(seconds=_COUNTED_EVERY):
            return
        with hub.storage.reading() as db:
            hub.onward.standing = line_up.standing(db)
        self._counted_at = now

    def _watch(self) -> None:
        hub = self._hub
        hub.onward.is_open = True
        figures, onward = hub.figures, hub.onward
        figures.watch("hub_upstream_waiting", "Dossiers to be forwarded", lambda: onward.standing.waiting)
        figures.watch("hub_upstream_refused", "Dossiers refused above", lambda: onward.standing.refused)
        figures.watch(
            "hub_upstream_oldest_seconds", "Since when the oldest waits", lambda: onward.oldest_seconds(hub.now())
        )
