"""What was verified for inspections (kết quả kiểm tra kho): told by entries of the ledger itself."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
from sqlite_utils import Database

from cchc_desktop.store import dated, ledger
from cchc_desktop.store.flaws import Flaw, Wrong
from cchc_desktop.store.ledger import Entry

VERIFIED = "inspection"
_NEWEST = (
    f"where l.type = 'counter.event' and l.{dated.INDEXED} and "
    "json_extract(cast(l.payload as text), '$.suKien') = ? order by l.pos desc limit 1"
)


class _Detail(msgspec.Struct):
    soMuc: int = 0
    loi: str = ""
    viTri: int = 0


class _Noted(msgspec.Struct):
    chiTiet: _Detail


@dataclass(frozen=True, slots=True)
class Verified:
    """When everything was verified last, by whom, how many entries there were then, and the flaw that was found."""

    entry: Entry
    entries: int
    flaw: Flaw | None


def newest(db: Database) -> Verified | None:
    """The last verification that was noted; None before the first."""
    found = ledger.selected(db, _NEWEST, (VERIFIED,))
    if not found:
        return None
    told = msgspec.json.decode(found[0].payload, type=_Noted).chiTiet
    flaw = Flaw(Wrong[told.loi], told.viTri or None) if told.loi in Wrong.__members__ else None
    return Verified(found[0], told.soMuc, flaw)
