"""Whose folder it is to count (quầy chịu trách nhiệm túi hồ sơ): this counter's, or another's, as the portal names it."""

from __future__ import annotations

from dataclasses import replace

from cchc_desktop.domain.batch import counter_name
from cchc_desktop.domain.office_file import OfficeFile, read_office
from cchc_desktop.domain.status import Holder
from cchc_desktop.store import meta
from cchc_desktop.store.connection import Database


def as_counted_here(db: Database, holder: Holder, received_at: str) -> Holder:
    """A holder as a portal tells it, where no counter is named for that of the reception; "" is this counter.

    A store made anew hears of its own dossiers as of another's: they are known by the counter's name.
    """
    named = holder.counter or received_at
    counter = counter_name(named) if named else ""
    return replace(holder, counter="" if counter == _ours(db) else counter)


def _ours(db: Database) -> str:
    office = read_office(meta.read(db, "office") or "")
    return counter_name(office.office.counter) if isinstance(office, OfficeFile) else ""
