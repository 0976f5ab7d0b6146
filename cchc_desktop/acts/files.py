"""Scanned papers (số hóa giấy tờ): a scan kept with a dossier, the file first, then the entry that names it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from cchc_desktop.acts.record import find, note_counter, record, require
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain import scan as scans
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import FileLinked
from cchc_desktop.domain.instants import instant_text, to_millisecond
from cchc_desktop.domain.problem import Problem
from cchc_desktop.store import files, rebuild, transfers
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.wire.canonical import sha256_hex


@dataclass(frozen=True, slots=True)
class Scan:
    """What came from the scanner, a folder or by dragging; `paper` is the name of the dossier's paper, "" the result's.

    What the file is called does not matter: it may hold names.
    """

    data: bytes = field(repr=False)
    paper: str = scans.RESULT


def link(db: Database, uid: str, scan: Scan, by: Clerk, now: datetime) -> Dossier:
    """Keeps a scan of one paper. Raises Refused, and StoreTrouble when disk or store cannot take it.

    The file is on disk before the entry is made: an entry never names a scan that is not there.
    """
    require(by, Duty.LINK_FILE)
    wrong = scans.problem_of(scan.data)
    if wrong:
        raise Refused((wrong,))
    at, sha256 = to_millisecond(now), sha256_hex(scan.data)
    event = FileLinked(at, sha256, len(scan.data), scans.media_type(scan.data) or "", scan.paper)
    problem = find(db, uid).refuses(event, at.date()) or _again(db, uid, event)
    if problem:
        raise Refused((problem,))
    files.keep(db, sha256, event.media_type, scan.data, instant_text(at))
    with transaction(db):
        dossier = record(db, find(db, uid), event, by)
        transfers.gather(db)
    return dossier


def send_again(db: Database, by: Clerk, now: datetime) -> int:
    """The files that could not be sent or fetched are tried once more; how many. Raises Refused when there are none."""
    require(by, Duty.SYNC)
    with transaction(db):
        count = transfers.retry(db)
        if not count:
            raise Refused((Problem("", "files.none_refused", "Không có tệp nào bị từ chối. Chưa đổi gì."),))
        note_counter(db, "files_again", {"soTep": count}, by, now)
    return count


def _again(db: Database, uid: str, event: FileLinked) -> Problem | None:
    known = {(told.sha256, told.paper) for told in rebuild.events(db, uid) if isinstance(told, FileLinked)}
    if (event.sha256, event.paper) not in known:
        return None
    return Problem("data", "scan.again", "Tệp này đã được lưu cho giấy tờ này rồi. Chưa lưu thêm gì.")
