"""Late entry (nhập bù): a stub of the emergency pad becomes a dossier, received when the stub says."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from cchc_desktop.acts import pad, receive
from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.receive import Numbered, When
from cchc_desktop.acts.record import require
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.code import DossierCode
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.instants import to_millisecond
from cchc_desktop.domain.intake import Intake
from cchc_desktop.domain.pad import Stub, problems
from cchc_desktop.domain.text import clean
from cchc_desktop.store import books
from cchc_desktop.store.connection import Database, transaction


def receive_late(db: Database, desk: Desk, intake: Intake, stub: Stub, by: Clerk, now: datetime) -> Dossier:
    """Saves the dossier of a stub: its code, its time of reception, the return date counted from that; entered now.

    Raises Refused with every problem of the stub and of the intake; nothing is saved then.
    """
    require(by, Duty.RECEIVE)
    entered_at = to_millisecond(now)
    stub = replace(stub, received_at=to_millisecond(stub.received_at), reason=clean(stub.reason))
    with transaction(db):
        code, of_pad = pad.unused_stub(db, desk, stub.code, by, now)
        found = problems(of_pad, stub, entered_at)
        try:
            taken_down = receive.accepted(db, intake, stub.received_at.date())
        except Refused as refused:
            raise Refused((*found, *refused.problems)) from None
        if found:
            raise Refused(found)
        official = isinstance(code, DossierCode)
        named = Numbered(
            code.text if official else None,
            None if official else code.text,
            books.next_ordinal(db, stub.received_at.year),
        )
        return receive.save(db, desk, taken_down, named, by, When(stub.received_at, entered_at, stub.reason))
