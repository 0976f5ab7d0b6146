"""Blanked payloads (nội dung đã xóa, hết hạn lưu): which entries may say nothing any more, and by which entry they do.

The chain links hashes of payloads, so it stands without them. What blanks a dossier's entries is an entry of the same
chain, `payload.blanked`, which tells what stays of the dossier: it names all of that dossier's entries before it. The
table's trigger lets nothing else through, and verification takes a blank for damage where no such entry follows.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

from cchc_desktop.store.flaws import Wrong
from cchc_desktop.store.ledger import Entry
from cchc_desktop.store.uids import packed
from cchc_desktop.wire import blanked
from cchc_desktop.wire.canonical import BLANK, sha256_hex

NAMES_NOBODY = frozenset({"slip.printed", "fee.collected", "custody.handedOver", blanked.TYPE})
"""Entries that hold numbers, divisions and kinds of slip alone: they stay, for the figures of their year."""

_STAYS = ", ".join(f"'{kind}'" for kind in sorted(NAMES_NOBODY))
_BLANK = f"update ledger set payload = ? where dossier_uid = ? and pos < ? and type not in ({_STAYS}) and payload <> ?"  # noqa: S608


def blank(db: Database, uid: str, pos: int) -> int:
    """Blanks what the entries of a dossier before the one at `pos` said, inside the caller's transaction; how many."""
    return int(db.conn.execute(_BLANK, (BLANK, packed(uid), pos, BLANK)).rowcount)


def last(db: Database, uid: str) -> int:
    """The place of the newest entry that blanked a dossier; 0 when there is none."""
    row = db.conn.execute(
        "select max(pos) from ledger where dossier_uid = ? and type = 'payload.blanked'", (packed(uid),)
    ).fetchone()
    return row[0] or 0


@dataclass(frozen=True, slots=True)
class Check:
    """What a walk along the chain asks of each payload; `any_blanked` False: nothing was ever blanked here."""

    db: Database
    any_blanked: bool

    @classmethod
    def of(cls, db: Database) -> Check:
        """As the store has it."""
        found = db.conn.execute("select 1 from ledger where type = 'payload.blanked' limit 1").fetchone()
        return cls(db, found is not None)

    def wrong(self, entry: Entry) -> Wrong | None:
        """What is wrong with an entry's payload, or None."""
        is_blanked = self._is_blanked(entry)
        if entry.payload == BLANK:
            return None if is_blanked else Wrong.PAYLOAD
        if sha256_hex(entry.payload) != entry.payload_sha256:
            return Wrong.PAYLOAD
        return Wrong.UNBLANKED if is_blanked else None

    def _is_blanked(self, entry: Entry) -> bool:
        if not self.any_blanked or entry.dossier_uid is None or entry.type in NAMES_NOBODY:
            return False
        return entry.pos < last(self.db, entry.dossier_uid)
