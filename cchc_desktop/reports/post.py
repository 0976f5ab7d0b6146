"""Public post (bưu chính công ích): the lists of results that left, and the items that came."""

from __future__ import annotations

from datetime import date

from cchc_desktop.domain.batch import parse_batch
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.instants import parse_instant
from cchc_desktop.domain.postal import PostalArrival, PostalItem, PostalList
from cchc_desktop.store import dated, dossiers, postings
from cchc_desktop.store.connection import Database
from cchc_desktop.store.ledger import Entry


def lists_on(db: Database, day: date) -> tuple[PostalList, ...]:
    """The postal lists of a day, in order."""
    posted = dated.entries(db, ("result.posted",), day)
    return tuple(
        PostalList(
            *(str(detail["phieu"]), noted.act_id, parse_instant(noted.occurred_at), _who(noted)),
            tuple(_item(db, entry) for entry in posted if entry.act_id == noted.act_id),
        )
        for noted, detail in dated.counter_events(db, "postal_list", day)
    )


def postal_list(db: Database, text: str) -> PostalList | None:
    """The list a typed or scanned number names, or None."""
    number = parse_batch(text)
    if number is None or not number.is_postal:
        return None
    return next((known for known in lists_on(db, number.day) if known.number == number.number), None)


def arrivals_on(db: Database, day: date) -> tuple[PostalArrival, ...]:
    """The items noted on a day, in order."""
    return tuple(
        PostalArrival(str(detail["maBuuGui"]), str(detail["ngayDen"]), parse_instant(entry.occurred_at), _who(entry))
        for entry, detail in dated.counter_events(db, "postal_arrival", day)
    )


def _item(db: Database, entry: Entry) -> PostalItem:
    uid = entry.dossier_uid or ""
    dossier, posted = dossiers.get(db, uid), postings.posting(db, uid)
    code, former = (posted.item_code, posted.former) if posted else ("", ())
    return PostalItem(uid, dossier.printed_code if dossier else "", code, former)


def _who(entry: Entry) -> Clerk:
    return Clerk(entry.clerk_code, entry.clerk_name, entry.clerk_title)
