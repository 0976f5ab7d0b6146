"""The other counters of a day that is played (các quầy khác): two with a network, one office that has only a stick."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from cchc_desktop.acts import receive
from cchc_desktop.acts.set_up import INSTALLER
from cchc_desktop.app import practice, setting_up
from cchc_desktop.app.counter import Counter, open_counter
from cchc_desktop.app.demo_portal import DemoPortal
from cchc_desktop.app.practice_people import Crowd
from cchc_desktop.domain import checklist
from cchc_desktop.domain.intake import Intake, Paper
from cchc_desktop.store import deliveries, meta, procedures
from cchc_desktop.store.connection import Use
from cchc_desktop.sync import connection
from cchc_desktop.sync.exchange import exchange
from cchc_desktop.sync.stick_carry import carry
from cchc_desktop.sync.stick_export import export
from cchc_desktop.sync.stick_take import take

BY_NETWORK, BY_STICK = ("1", "2"), "4"
STICK = "usb"
_DOSSIERS, _BETWEEN = 5, timedelta(minutes=50)


class Others:
    """They join the portal in the morning, receive all day by themselves, and are at the portal in the evening."""

    def __init__(self, folder: Path, portal: DemoPortal, clock: Callable[[], datetime]) -> None:
        self._folder, self._portal, self._clock = folder, portal, clock
        self._morning = clock()

    def join(self, address: str) -> None:
        """Made and enrolled, while the portal runs at `address`."""
        office = practice.sample_office()
        for number in (*BY_NETWORK, BY_STICK):
            file = replace(office, office=replace(office.office, counter=number))
            setting_up.set_up_practice(self._folder / number, file, self._clock())
            with self._opened(number) as counter:
                connection.enrol(counter.db, address, self._portal.invite(int(number)), INSTALLER, self._clock)
                self._exchange(counter)

    def evening(self, address: str, carrier: Counter) -> list[dict[str, Any]]:
        """Their day, then the way to the portal: `carrier` is the counter that takes the stick along. What became of it."""
        told = [self._lived(number, address) for number in BY_NETWORK]
        stick, lead = self._folder / STICK, carrier.file.lead
        stick.mkdir()
        with self._opened(BY_STICK) as alone:
            self._receive(alone)
            exported = export(alone.db, stick, alone.file.lead, self._clock)
            carry(carrier.db, stick, lead, self._clock)
            take(alone.db, stick, alone.file.lead, self._clock)
            told.append(_told(alone) | {"way": "stick", "bundles": exported.parts})
        return told

    def _lived(self, number: str, address: str) -> dict[str, Any]:
        with self._opened(number) as counter:
            self._receive(counter)
            meta.write(counter.db, "portal_url", address)
            self._exchange(counter)
            return _told(counter) | {"way": "network"}

    def _receive(self, counter: Counter) -> None:
        number, by = int(counter.desk.office.counter), counter.file.clerks[0]
        chance, crowd, known = Random(number), Crowd(number), procedures.current(counter.db)  # noqa: S311  # made-up people
        for turn in range(_DOSSIERS):
            procedure = known[(number + turn) % len(known)]
            papers = checklist.all_here(procedure, "") or (Paper("Đơn đề nghị", original=1),)
            fee = procedure.fee.amount if procedure.fee else None
            intake = Intake(crowd.someone(chance), procedure.code, papers=papers, fee_amount=fee)
            receive.receive(counter.db, counter.desk, intake, by, self._morning + _BETWEEN * (turn + 1))

    def _exchange(self, counter: Counter) -> None:
        portal = connection.connect(counter.db, self._clock)
        if portal is not None:
            exchange(counter.db, portal, self._clock)
            portal.close()

    def _opened(self, number: str) -> AbstractContextManager[Counter]:
        return closing(open_counter(self._folder / number, practice=True, use=Use.SYNC))


def _told(counter: Counter) -> dict[str, Any]:
    """Acknowledged is what the portal answered well, and nothing else."""
    waiting, outcomes = deliveries.waiting(counter.db)[0], deliveries.outcomes(counter.db)
    good = not waiting and set(outcomes) <= deliveries.GOOD
    return {
        "counter": counter.desk.office.counter,
        "dossiers": deliveries.receptions_sent(counter.db),
        "outcomes": outcomes,
        "waiting": waiting,
        "acknowledged": good,
    }
