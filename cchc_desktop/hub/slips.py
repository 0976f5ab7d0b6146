"""A handover slip on the hub's pages (phiếu bàn giao trên cổng): the division says there which folders it has taken."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection

from cchc_desktop.domain.batch import BatchNumber, digest, parse_batch
from cchc_desktop.domain.code import parse_code, parse_provisional
from cchc_desktop.domain.instants import instant_text
from cchc_desktop.domain.text import clean
from cchc_desktop.hub import custody, dossiers
from cchc_desktop.hub.kept import Kept

LONGEST_NAME = 100


_TICK = "tui."  # before a folder's uid, in the name of its box


class Outcome(NamedTuple):
    """What became of it: codes taken now, and what still waits."""

    taken: tuple[str, ...]
    missing: tuple[str, ...] = ()

    @property
    def sentences(self) -> list[str]:
        """What is told, the taking first."""
        told = [f"Đã ghi nhận {len(self.taken)} hồ sơ. Quầy được báo ở lần đồng bộ tới."]
        if self.missing:
            told.append(f"◷ Còn thiếu {len(self.missing)} hồ sơ: {', '.join(self.missing)}. Hỏi lại bên giao.")
        return told


class Ticks(NamedTuple):
    """The uids ticked after one more scan, and what is said of it; `wrong` by field."""

    uids: frozenset[str]
    said: str = ""
    wrong: str = ""


def ticked(form: dict[str, str]) -> list[str]:
    """The uids of the folders whose boxes are ticked."""
    return [name.removeprefix(_TICK) for name in form if name.startswith(_TICK)]


def scan(folders: Sequence[Kept], uids: Iterable[str], text: str) -> Ticks:
    """One more scan: a folder's bars tick it, the slip's own bars tick all that wait."""
    waiting = {dossier.uid: dossier for dossier in folders if custody.under_way(dossier)}
    before = frozenset(uids) & waiting.keys()
    if not clean(text):
        return Ticks(before, wrong="Hãy quét mã túi hồ sơ, hoặc mã phiếu để chọn cả phiếu.")
    if batch := parse_batch(text):
        return _whole(folders, waiting, batch, before)
    code = written(text)
    found = next((each for each in waiting.values() if code in _codes(each)), None)
    if found is None:
        known = any(code in _codes(each) for each in folders)
        why = "đã nhận trước đó" if known else "không có trên phiếu này. Để riêng, hỏi lại quầy"
        return Ticks(before, wrong=f"{code} {why}. Chưa ghi gì.")
    after = before | {found.uid}
    left = len(waiting) - len(after)
    rest = f"Còn {left} túi chưa quét." if left else "Đã đủ cả phiếu; bấm Xác nhận đã nhận."
    return Ticks(after, f"✓ {found.code}. {rest}")


def _whole(folders: Sequence[Kept], waiting: dict[str, Kept], batch: BatchNumber, before: frozenset[str]) -> Ticks:
    if any(custody.held(each).get("soPhieu") != batch.number for each in folders):
        return Ticks(before, wrong=f"{batch.number} là phiếu khác. Chưa ghi gì.")
    if batch.check and batch.check != digest(each.code for each in folders):
        words = "Phiếu giấy không khớp danh sách trên cổng (có hồ sơ đã rút, đi phiếu khác hoặc bản in khác)."
        return Ticks(before, wrong=f"{words} Quét từng túi. Chưa ghi gì.")
    return Ticks(frozenset(waiting), f"✓ Đã chọn cả {len(waiting)} túi của phiếu. Đếm đủ rồi bấm Xác nhận đã nhận.")


def _codes(dossier: Kept) -> set[str]:
    return {dossier.code, str(dossier.data.get("MaHoSoKhac") or ""), str(dossier.data.get("SoBienNhan") or "")} - {""}


def read_person(form: dict[str, str]) -> tuple[str, dict[str, str]]:
    """Who signs, as the administrator types it."""
    person = clean(form.get("nguoiKyNhan", ""))
    right = person and len(person) <= LONGEST_NAME
    return person, {} if right else {"nguoiKyNhan": f"Hãy ghi tên người ký nhận, không quá {LONGEST_NAME} ký tự."}


def written(text: str) -> str:
    """A code however it was typed or scanned; what is none, shortened."""
    known = parse_code(text) or parse_provisional(text)
    return known.text if known else clean(text)[:50]


def confirm(
    db: Connection, folders: Sequence[Kept], person: str, now: datetime, uids: Collection[str] | None = None
) -> Outcome:
    """The folders of a slip that were ticked, or all of them, are with the division now; the feed tells the counter."""
    waiting = [dossier for dossier in folders if custody.under_way(dossier)]
    taken = [dossier for dossier in waiting if uids is None or dossier.uid in uids]
    moment = instant_text(now)
    for dossier in taken:
        custody.confirm(dossier, person, moment)
        dossier.changed_by(None, "", dossier.status)
    dossiers.save(db, taken, moment)
    missing = tuple(dossier.code for dossier in waiting if dossier not in taken)
    return Outcome(tuple(dossier.code for dossier in taken), missing)
