"""What a reception runs on the writer's and the reader's threads (việc chạy ngoài luồng cửa sổ)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from cchc_desktop.acts import at_intake, drafts
from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.late_entry import receive_late
from cchc_desktop.acts.receive import appointment, receive
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain import places
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import SupplementRequested
from cchc_desktop.domain.identity import tax_code_problems
from cchc_desktop.domain.intake import Intake
from cchc_desktop.domain.phone import phone_problems
from cchc_desktop.domain.procedure import Procedure
from cchc_desktop.domain.return_date import ReturnDate
from cchc_desktop.store.connection import transaction
from cchc_desktop.ui.intake.errand import PLAIN, Errand, Purpose, stub_of
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.writer import Writer


@dataclass(frozen=True, slots=True)
class Workplace:
    """What the presenter works with: the two threads, the desk, who sits at it, and the clock (aware, +07:00)."""

    writer: Writer
    reader: Reader
    desk: Desk
    clerk: Clerk
    clock: Callable[[], datetime]

    def with_clerk(self, clerk: Clerk) -> Workplace:
        """The same, somebody else signed in."""
        return replace(self, clerk=clerk)


@dataclass(frozen=True, slots=True)
class Typed:
    """A form as it is saved: its intake, the id of its draft, what it was typed for."""

    intake: Intake
    draft_id: str
    errand: Errand = PLAIN


def save_and_forget(db: Any, desk: Desk, typed: Typed, by: Clerk, now: datetime) -> Dossier:
    """Does it, and gives up the form's draft in the same transaction: a crash after it must not offer it again."""
    with transaction(db):
        dossier = _save(db, desk, typed, by, now)
        drafts.discard(db, by, typed.draft_id)
        return dossier


def _save(db: Any, desk: Desk, typed: Typed, by: Clerk, now: datetime) -> Dossier:
    intake, errand = typed.intake, typed.errand
    match errand.purpose:
        case Purpose.LATE:
            stub, problems = stub_of(errand)
            if stub is None:
                raise Refused(problems)
            return receive_late(db, desk, intake, stub, by, now)
        case Purpose.REQUEST:
            request = SupplementRequested(now, errand.says("content"), errand.says("reason"), errand.asked)
            return at_intake.request_at_intake(db, desk, intake, request, by)
        case Purpose.REFUSE:
            return at_intake.refuse_intake(db, desk, intake, errand.says("reason"), by, now)
        case Purpose.COMPLETE:
            return receive(db, desk, intake, by, now, errand.subject)
        case Purpose.RECEIVE:
            return receive(db, desk, intake, by, now)


def appointed(_db: Any, desk: Desk, procedure: Procedure, case_code: str, now: datetime) -> ReturnDate | None:
    """The return date; worked out over there, for the first one loads the holidays."""
    return appointment(desk, procedure, case_code, now)


def warm_up(_db: Any) -> None:
    """Loads over there what the first reception would wait for: places, phone numbers, tax codes."""
    places.communes(places.provinces()[0].code)
    phone_problems("0912345678")
    tax_code_problems("0100109106")
