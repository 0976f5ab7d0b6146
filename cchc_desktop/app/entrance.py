"""The entrance (cửa vào): whom the sign-in screen offers, and the acts behind its key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from cchc_desktop.acts import sign_in
from cchc_desktop.app.counter import Counter
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.store import clerks
from cchc_desktop.store.connection import Database
from cchc_desktop.ui.sign_in.presenter import Doors
from cchc_desktop.ui.sign_in.session import Entrance

_OFFERED = 20
_NOON = 12


def doors(counter: Counter, clock: Callable[[], datetime]) -> Doors:
    """For one counter; whom to offer is read by the window's thread, over its own connection."""
    return Doors(partial(_sign_in, clock), partial(_unlock, clock), partial(entrance, counter, clock))


def entrance(counter: Counter, clock: Callable[[], datetime]) -> Entrance:
    """Those who were here last come first; before anybody was, the one who usually is."""
    accounts = clerks.everyone(counter.db)[:_OFFERED]
    last = next((account.clerk.code for account in accounts if account.last_seen), "")
    return Entrance(
        clerks=tuple(account.clerk for account in accounts),
        counter=counter.desk.office.counter,
        shift="morning" if clock().hour < _NOON else "afternoon",
        last=last or _usual_clerk(counter),
        passwords=not counter.desk.practice,
    )


def _usual_clerk(counter: Counter) -> str:
    """In practice a clerk; at a real counter the lead, who alone has a password on the first day."""
    file = counter.file
    return file.clerks[0].code if file.clerks and counter.desk.practice else file.lead.code


def _sign_in(clock: Callable[[], datetime], db: Database, code: str, password: str, counter: str) -> Clerk:
    return sign_in.sign_in(db, code, password, counter, clock())


def _unlock(clock: Callable[[], datetime], db: Database, who: Clerk, password: str) -> Clerk:
    return sign_in.unlock(db, who, password, clock())
