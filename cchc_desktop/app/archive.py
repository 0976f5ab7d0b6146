"""Archives (xuất lưu trữ): a dossier or a year as a folder of readable copies, made one dossier at a time."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from cchc_desktop.acts import archive as acts
from cchc_desktop.acts.archive import Scope
from cchc_desktop.acts.printing import Asked
from cchc_desktop.app import archive_folder
from cchc_desktop.app.counter import Counter
from cchc_desktop.app.slips import pdf_of, source_of
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import FileLinked
from cchc_desktop.domain.instants import instant_text
from cchc_desktop.domain.sheet import Column, Kind, Row, Sheet
from cchc_desktop.reports import archived, papers
from cchc_desktop.reports.archived import Printing
from cchc_desktop.reports.gathering import NoPaper
from cchc_desktop.sheets import csv_file
from cchc_desktop.slips.forms.form_set import FormMissing
from cchc_desktop.store import as_of, dossiers, files, ledger, years
from cchc_desktop.store.connection import Database, Use, snapshot
from cchc_desktop.ui.printing.prepared import Prepared
from cchc_desktop.ui.printing.source import SlipSource

_ENDINGS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png", "image/tiff": "tif"}
_README = """Hồ sơ lưu trữ xuất từ quầy, theo BagIt (RFC 8493).

Các bản quét trong thư mục scans là bản sao đã giải mã, đọc được không cần khóa của kho. Thư mục này có dữ liệu cá
nhân: bảo quản, phân quyền và hủy theo quy định về lưu trữ và bảo vệ dữ liệu cá nhân.

index.csv, index.json   danh mục hồ sơ
HỒ SƠ/timeline.txt      diễn biến hồ sơ
HỒ SƠ/ledger.ndjson     các mục của sổ cái, mỗi mục một dòng, có mã băm của nó và của mục trước
HỒ SƠ/slips             giấy tờ đã in, vẽ lại theo sổ cái đúng như lúc in, bằng mẫu của ngày ấy
HỒ SƠ/scans             bản quét giấy tờ
"""
_COLUMNS = {
    "thuMuc": ("Thư mục", Kind.CODE),
    "maHoSo": ("Mã hồ sơ", Kind.CODE),
    "maThuTuc": ("Mã thủ tục", Kind.CODE),
    "tenThuTuc": ("Tên thủ tục", Kind.TEXT),
    "linhVuc": ("Lĩnh vực", Kind.TEXT),
    "chuHoSo": ("Chủ hồ sơ", Kind.TEXT),
    "ngayTiepNhan": ("Ngày tiếp nhận", Kind.TEXT),
    "ngayHenTra": ("Ngày hẹn trả", Kind.TEXT),
    "ngayKetThuc": ("Ngày kết thúc", Kind.TEXT),
    "trangThai": ("Trạng thái", Kind.TEXT),
    "soGiayDaIn": ("Số giấy đã in", Kind.COUNT),
    "soBanQuet": ("Số bản quét", Kind.COUNT),
}


@dataclass(slots=True)
class _Desk:
    """What an archive is made with; `past` is a connection that sees the store as it was."""

    db: Database
    past: Database
    source: SlipSource
    counts: dict[str, int] = field(default_factory=lambda: {"soHoSo": 0, "soGiay": 0, "soTep": 0, "soThieu": 0})


def export(
    counter: Counter, scope: Scope, out: Path, by: Clerk, clock: Callable[[], datetime], told: Callable[[int], None]
) -> dict[str, Any]:
    """Writes the archive into the folder `out` and says what it holds; `told` hears how many dossiers are done.

    Raises Refused, StoreTrouble; what was cut off is left under a name that says so.
    """
    count = years.count(counter.db, scope.year) if scope.year else 1
    uids = years.uids(counter.db, scope.year) if scope.year else iter((scope.uid,))
    name = f"nam-{scope.year}-quay-{counter.desk.office.counter}" if scope.year else _name(counter.db, scope.uid)
    archive_folder.demand_new(out, name)
    begun = acts.begin(counter.db, scope, count, by, clock())
    with archive_folder.begun(out, name) as part, closing(counter.connect(Use.SYNC)) as past:
        as_of.begin(past)
        desk = _Desk(counter.db, past, source_of(counter))
        (part / "DOC-TRUOC.txt").write_text(_README, encoding="utf-8")
        _write_index(part, _written(desk, part, uids, told))
        head = {"Ledger-Instance": ledger.instance(counter.db), "Ledger-Seq": str(begun.seq), "Ledger-Hash": begun.hash}
        whole, sha256 = archive_folder.close(part, name, _info(counter, name, clock().date()) | head)
    acts.finish(counter.db, scope, desk.counts, sha256, (by, clock()))
    return {"folder": str(whole), "sha256": sha256, **_english(desk.counts)}


def _name(db: Database, uid: str) -> str:
    dossier = dossiers.get(db, uid)
    return f"ho-so-{archived.folder_name(dossier)}" if dossier else f"ho-so-{uid}"


def _english(counts: dict[str, int]) -> dict[str, int]:
    names = {"soHoSo": "dossiers", "soGiay": "slips", "soTep": "scans", "soThieu": "missing"}
    return {names[name]: count for name, count in counts.items()}


def _info(counter: Counter, name: str, day: date) -> dict[str, str]:
    office = counter.desk.office
    return {
        "Source-Organization": office.name_on(day).lower,
        "External-Identifier": f"{office.unit_code} {name}",
        "External-Description": "Hồ sơ lưu trữ; bản quét là bản sao đã giải mã, có dữ liệu cá nhân",
    }


def _write_index(part: Path, lines: Iterator[dict[str, Any]]) -> None:
    """Both forms of it in one go, a line a dossier as each of them is written."""
    columns = tuple(Column(label, kind) for label, kind in _COLUMNS.values())
    with (part / "index.json").open("w", encoding="utf-8") as file:

        def rows() -> Iterator[Row]:
            before = "[\n"
            for line in lines:
                file.write(before + json.dumps(line, ensure_ascii=False))
                before = ",\n"
                yield Row(tuple(line[name] for name in _COLUMNS))
            file.write("\n]\n")

        csv_file.write(part / "index.csv", Sheet("archive", "Danh mục hồ sơ", None, columns, ()), rows())


def _written(desk: _Desk, part: Path, uids: Iterator[str], told: Callable[[int], None]) -> Iterator[dict[str, Any]]:
    for uid in uids:
        with snapshot(desk.db):
            dossier = dossiers.get(desk.db, uid)
            if dossier is None:
                continue
            yield _write_dossier(desk, part, dossier)
        desk.counts["soHoSo"] += 1
        told(desk.counts["soHoSo"])


def _write_dossier(desk: _Desk, part: Path, dossier: Dossier) -> dict[str, Any]:
    name = archived.folder_name(dossier)
    folder = part / name
    if folder.exists():  # two dossiers under one code: a clash that was found, and kept
        folder = part / f"{name}-{dossier.uid}"
    folder.mkdir(mode=0o700)
    (folder / "timeline.txt").write_text(archived.timeline(desk.db, dossier), encoding="utf-8")
    with (folder / "ledger.ndjson").open("wb") as file:
        file.writelines(archived.entry_lines(desk.db, dossier.uid))
    slips = [_write_slip(desk, folder, *each) for each in enumerate(archived.printings(desk.db, dossier.uid), 1)]
    scans = [_write_scan(desk, folder, *each) for each in enumerate(archived.scans(desk.db, dossier.uid), 1)]
    line = archived.index_line(dossier, folder.name)
    return line | {"soGiayDaIn": len(slips), "soBanQuet": len(scans), "giayDaIn": slips, "banQuet": scans}


def _write_slip(desk: _Desk, folder: Path, place: int, printing: Printing) -> dict[str, Any]:
    event, uid = printing.event, printing.dossier.uid
    said = {"loai": event.slip, "luc": instant_text(event.at), "lanIn": event.printing, "soPhieu": event.slip_number}
    name = f"slips/{place:02}-{event.slip}.pdf"
    if not _put(desk, folder / name, _drawn(desk, printing), "soGiay"):
        return said | {"tep": None}
    return said | {"tep": name, "dossierUid": uid}


def _drawn(desk: _Desk, printing: Printing) -> bytes | None:
    """The slip as the store was just before it was asked for; None where it cannot be drawn any more."""
    event, uid = printing.event, printing.dossier.uid
    as_of.go_to(desk.past, printing.dossier, printing.pos)
    try:
        slip = papers.gather(desk.past, event.slip, uid, desk.source.desk, event.at)
        fact = ledger.newest_fact(desk.past, uid)
        asked = Asked(event.print_uid, printing.dossier, event.slip, event.printing, fact, event.slip_number)
        return pdf_of(Prepared(asked, slip), desk.source, event.at)
    except (NoPaper, FormMissing):
        return None


def _write_scan(desk: _Desk, folder: Path, place: int, scan: FileLinked) -> dict[str, Any]:
    name = f"scans/{place:02}.{_ENDINGS.get(scan.media_type, 'bin')}"
    there = _put(desk, folder / name, files.read(desk.db, scan.sha256), "soTep")
    return {"giayTo": scan.paper, "sha256": scan.sha256, "tep": name if there else None}


def _put(desk: _Desk, file: Path, data: bytes | None, counted: str) -> bool:
    """Whether there is such a copy; one that is missing is counted too."""
    desk.counts[counted if data is not None else "soThieu"] += 1
    if data is None:
        return False
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(data)
    return True
