"""What the page of the scans reads and does (đọc và lưu bản quét), on the reader's and the writer's threads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cchc_desktop.acts import files as acts
from cchc_desktop.acts.files import Scan
from cchc_desktop.acts.record import find, require
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.scan import MOST_BYTES, PaperScans
from cchc_desktop.reports import digitising
from cchc_desktop.store import dossiers, files, meta
from cchc_desktop.store.connection import Database
from cchc_desktop.ui.scanning.driver import Device, Scanned

_FOLDER = "scan_folder"  # of this counter: where its scanner puts files
_DEVICE = "scan_device"  # and the scanner its pages come from: name and label


@dataclass(frozen=True, slots=True)
class Reading:
    """One dossier and its papers; `folder` "" while none is watched, `scanner` None while none was chosen."""

    dossier: Dossier | None
    papers: tuple[PaperScans, ...]
    folder: str
    scanner: Device | None = None


def read(db: Database, uid: str, by: Clerk) -> Reading:
    """Of the dossier with that uid, "" for none yet; raises Refused for a clerk who links no files."""
    require(by, Duty.LINK_FILE)
    folder = meta.read(db, _FOLDER) or ""
    name, _, label = (meta.read(db, _DEVICE) or "").partition("\t")
    scanner = Device(name, label) if name else None
    if not uid:
        return Reading(None, (), folder, scanner)
    dossier = find(db, uid)
    return Reading(dossier, tuple(digitising.papers(db, dossier)), folder, scanner)


def uid_of(db: Database, code: str, by: Clerk) -> str:
    """Whose receipt was scanned; "" when no dossier here bears the code."""
    require(by, Duty.LINK_FILE)
    found = dossiers.by_code(db, code)
    return found[0].uid if len(found) == 1 else ""


def link_file(db: Database, uid: str, paper: str, file: Path | Scanned, by: Clerk, now: datetime) -> Dossier:
    """Keeps a file as a scan of a paper; raises Refused for what is no scan, or cannot be read."""
    return acts.link(db, uid, Scan(_data_of(file), paper), by, now)


def picture_of(db: Database, sha256: str) -> bytes | None:
    """A scan that was kept, or None when it is not on this PC."""
    return files.read(db, sha256)


def watch_folder(db: Database, folder: Path, by: Clerk) -> str:
    """Where files come from at this counter from now on; raises Refused when it is no folder."""
    require(by, Duty.LINK_FILE)
    if not folder.is_dir():
        raise Refused((Problem("folder", "folder.none", "Không thấy thư mục này. Xem lại đường dẫn. Chưa đổi gì."),))
    meta.write(db, _FOLDER, str(folder))
    return str(folder)


def keep_scanner(db: Database, device: Device, by: Clerk) -> None:
    """The scanner pages come from at this counter from now on."""
    require(by, Duty.LINK_FILE)
    meta.write(db, _DEVICE, f"{device.name}\t{device.label}")


def _data_of(file: Path | Scanned) -> bytes:
    """The bytes, one more than may be at most: what is larger is refused by the act, and never read whole."""
    if isinstance(file, Scanned):
        return file.data
    try:
        with file.open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except OSError:
        message = "Không đọc được tệp: tệp đã chuyển đi, hoặc máy quét còn đang ghi. Thử lại. Chưa lưu gì."
        raise Refused((Problem("data", "scan.unread", message),)) from None
