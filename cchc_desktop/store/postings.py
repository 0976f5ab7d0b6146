"""Results in the post (bưu gửi) as the ledger has them: the code that holds, those it had before, the list they left with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlite_utils import Database

from cchc_desktop.domain.events import ItemCorrected, ResultPosted
from cchc_desktop.domain.instants import parse_instant
from cchc_desktop.store import dated, ledger, rebuild
from cchc_desktop.store.ledger import Entry
from cchc_desktop.store.uids import unpacked

LIST = "postal_list"  # what a list is noted as
_CODE = "json_extract(cast(l.payload as text), '$.maBuuGui')"
_ARRIVED = "json_extract(cast(l.payload as text), '$.chiTiet.maBuuGui')"
_TYPES = ("result.posted", "result.itemCorrected")


class Posting(NamedTuple):
    """The entry by which a result left; `former` are codes that were corrected, each after the moment (ISO) it was."""

    entry: Entry
    item_code: str
    former: tuple[tuple[str, str], ...] = ()


class Use(NamedTuple):
    """What an item code was used for; `uid` of the dossier whose result it is, "" of an item that arrived."""

    item_code: str
    uid: str
    at: datetime


def posting(db: Database, uid: str) -> Posting | None:
    """How a dossier's result was posted from here; None when it was not."""
    found: Posting | None = None
    for entry in ledger.of_dossier(db, uid):
        event = rebuild.event_of(db, entry) if entry.type in _TYPES else None
        if isinstance(event, ResultPosted):
            found = Posting(entry, event.item_code)
        elif isinstance(event, ItemCorrected) and found:
            former = (*found.former, (entry.occurred_at, found.item_code))
            found = Posting(found.entry, event.item_code, former)
    return found


def used(db: Database, codes: Sequence[str], since: date) -> dict[str, Use]:
    """The newest use of each of these item codes from that day on, of results sent and of items that arrived."""
    places, first = ", ".join("?" * len(codes)), dated.span(since.isoformat())[0]
    recent = f"l.{dated.INDEXED} and l.occurred_at >= ?"
    posted = f"l.type = 'result.posted' and {recent}"
    rows = db.conn.execute(
        f"select l.pos, {_CODE} as code, l.dossier_uid, l.occurred_at from ledger l where {posted} and code in ({places}) "  # noqa: S608
        f"union select c.pos, {_CODE.replace('l.', 'c.')} as code, c.dossier_uid, c.occurred_at "
        f"from ledger l join ledger c on c.dossier_uid = l.dossier_uid and c.type = 'result.itemCorrected' "
        f"where {posted} and code in ({places}) "
        f"union select l.pos, {_ARRIVED} as code, null, l.occurred_at from ledger l "
        f"where l.type = 'counter.event' and {recent} and code in ({places}) order by 1",
        (first, *codes, first, *codes, first, *codes),
    ).fetchall()
    found = {}
    for _, code, uid, at in rows:
        held = posting(db, unpacked(uid)) if uid else None
        if held is None or held.item_code == code:  # else it was corrected meanwhile
            found[code] = Use(code, unpacked(uid) if uid else "", parse_instant(at))
    return found


def together(db: Database, posted: Posting) -> list[str]:
    """The dossiers whose results left in the same act."""
    day = parse_instant(posted.entry.occurred_at).date()
    entries = dated.entries(db, ("result.posted",), day)
    return [entry.dossier_uid or "" for entry in entries if entry.act_id == posted.entry.act_id]


def list_of(db: Database, posted: Posting) -> str:
    """The number of the list that it left with; "" for one that left by itself."""
    noted = dated.counter_events(db, LIST, parse_instant(posted.entry.occurred_at).date())
    return next((str(detail["phieu"]) for entry, detail in noted if entry.act_id == posted.entry.act_id), "")
