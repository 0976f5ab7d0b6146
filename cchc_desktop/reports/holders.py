"""Who holds the folders (ai đang giữ hồ sơ): how many each, what is under way, and who had a folder last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cchc_desktop.domain.day_close import Held, Holders, LeftBehind, Missing
from cchc_desktop.domain.events import HandedOver, PortalChanged, Taken
from cchc_desktop.domain.instants import parse_instant
from cchc_desktop.domain.status import Holder, HolderKind
from cchc_desktop.store import batches, dossiers, holding, ledger, rebuild
from cchc_desktop.store.connection import Database
from cchc_desktop.store.ledger import Entry

LISTED = 200  # folders under way that are listed by name
_ORDER = list(HolderKind)
_MOVES = frozenset(
    {
        *("dossier.received", "dossier.adopted", "custody.handedOver", "custody.taken", "custody.sentBack"),
        *("result.arrived", "result.handedOver", "result.posted"),
    }
)


@dataclass(frozen=True, slots=True)
class InHand:
    """Who has a folder, since when, and who said so; `person` signed for it, `taken` False while it is on its way."""

    holder: Holder
    since: datetime
    told_by: str
    person: str = ""
    batch: str = ""
    taken: bool = True


def holders(db: Database) -> Holders:
    """How many open folders each holder has: the counter, its shelf, each division (taken, then not), the rest."""
    found = [
        Held(HolderKind(share.kind), share.name, share.folders, share.given, _on_shelf(share.kind, share.finished))
        for share in holding.shares(db)
    ]
    return Holders(tuple(_merged(found)), holding.total(db))


def _on_shelf(kind: str, finished: bool) -> bool:
    return finished and kind == HolderKind.COUNTER.value


def _merged(found: list[Held]) -> list[Held]:
    """One line a holder: whether a result is ready tells folders apart at the counter alone."""
    counts: dict[tuple[int, bool, str, bool], int] = {}
    for each in found:
        key = (_ORDER.index(each.kind), each.shelf, each.name, each.given)
        counts[key] = counts.get(key, 0) + each.count
    return [
        Held(_ORDER[kind], name, count, given, shelf) for (kind, shelf, name, given), count in sorted(counts.items())
    ]


def under_way(db: Database, limit: int = LISTED) -> tuple[Missing, ...]:
    """Folders handed over and not told to be taken, the longest under way first; those that are surely lost first."""
    found, apart = [], {}
    for given in holding.given(db, limit):
        entry = given.entry
        event = rebuild.event_of(db, entry)
        number = event.slip_number if isinstance(event, HandedOver) else ""
        if number not in apart:
            apart[number] = bool(number) and batches.partly_taken(db, number)
        since = parse_instant(entry.occurred_at)
        who = entry.clerk_name or entry.clerk_code
        found.append(Missing(given.uid, given.code, given.division, since, who, number, apart[number]))
    return tuple(sorted(found, key=lambda missing: not missing.apart))


def left_behind(db: Database) -> tuple[LeftBehind, ...]:
    """Folders of what was withdrawn or stopped that still have to come back: no open dossiers, and yet not lost."""
    return tuple(LeftBehind(*each) for each in holding.left_behind(db))


def in_hand(db: Database, uid: str) -> InHand | None:
    """Who has the folder of a dossier by what is known here; None for an unknown dossier."""
    dossier = dossiers.get(db, uid)
    last = next((entry for entry in reversed(ledger.of_dossier(db, uid)) if _moves(db, entry)), None)
    if dossier is None or last is None:
        return None
    event = rebuild.event_of(db, last)
    given = isinstance(event, HandedOver)
    person = event.person if isinstance(event, Taken) else ""
    batch = batches.slip_of(db, uid) if given or isinstance(event, Taken) else ""
    return InHand(
        dossier.holder, parse_instant(last.occurred_at), last.clerk_name or last.clerk_code, person, batch, not given
    )


def _moves(db: Database, entry: Entry) -> bool:
    """Whether an entry says where the folder is."""
    if entry.type != "portal.changed":
        return entry.type in _MOVES
    event = rebuild.event_of(db, entry)
    return isinstance(event, PortalChanged) and event.holder is not None
