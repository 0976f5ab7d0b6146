"""A catalogue's file (tệp danh mục) as bytes: its kind by its ending, its encoding, then its rows."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from cchc_desktop.domain import catalogue_csv
from cchc_desktop.domain.catalogue import Kind, Reading, on_line, read_rows
from cchc_desktop.domain.catalogue_csv import TableRefused
from cchc_desktop.domain.group_titles import passed_over
from cchc_desktop.domain.problem import Problem, warning
from cchc_desktop.domain.shape import Mismatch

_KINDS: dict[str, Kind] = {".json": "json", ".ndjson": "ndjson", ".csv": "csv"}
_SHEETS = (".xlsx", ".xlsm")
MOST_BYTES = 64_000_000
_KEPT = "Danh mục cũ giữ nguyên."
_TONES = "\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b"
_MARKS = frozenset("đĐ“”‘’–—…•§«»°²³×€\xa0" + _TONES)


def read_file(data: bytes, name: str) -> Reading:
    """Whatever the file holds; never raises for its content. `name` tells by its ending what it should be."""
    ending = f".{name.rpartition('.')[2].lower()}"
    if len(data) > MOST_BYTES:
        return _unread("catalogue.long", "Tệp quá lớn, không phải một danh mục thủ tục; kiểm tra lại đã chọn đúng tệp.")
    if ending in _SHEETS:
        return _of_sheet(data)
    if ending == ".xls":
        return _unread("catalogue.kind", "Tệp là bảng tính đời cũ (.xls); mở bằng Excel rồi lưu lại dạng .xlsx.")
    if ending not in _KINDS:
        return _unread("catalogue.kind", "Tệp danh mục cần có đuôi .xlsx, .csv, .json hoặc .ndjson.")
    decoded = _decoded(data)
    if decoded is None:
        return _unread(
            "catalogue.encoding",
            "Không đọc được chữ trong tệp: tệp không ghi theo mã Unicode. Trong Excel chọn Lưu thành, "
            "dạng “CSV UTF-8” hoặc .xlsx; chữ dùng phông .VnTime, VNI thì đổi sang Unicode trước.",
        )
    text, notice = decoded
    notices = [notice] if notice else []
    if ending == ".csv" and (titles := catalogue_csv.titles(text)):
        notices.append(warning("", "catalogue.sheet", passed_over(titles)))
    return replace(read_rows(text, _KINDS[ending]), notices=tuple(notices))


def unreadable(name: str) -> Reading:
    """For a file that cannot be opened at all."""
    what = f"Không mở được tệp {name}" if name else "Chưa ghi tên tệp"
    return _unread("catalogue.missing", f"{what}; kiểm tra đường dẫn, hoặc kéo tệp vào trang này.")


def _unread(code: str, sentence: str) -> Reading:
    return Reading((), (Problem("", code, f"{sentence} {_KEPT}"),), "")


def _of_sheet(data: bytes) -> Reading:
    from cchc_desktop.sheets.catalogue.spreadsheet import as_csv  # noqa: PLC0415  # openpyxl takes its time, and only here

    try:
        text, done = as_csv(data)
    except TableRefused as refused:
        return Reading((), tuple(_problem(line, mismatch) for line, mismatch in refused.mismatches), "")
    return replace(read_rows(text, "csv"), notices=tuple(warning("", "catalogue.sheet", each) for each in done))


def _problem(line: int, mismatch: Mismatch) -> Problem:
    """A refusal of the whole file names no line."""
    if mismatch.kind not in ("syntax", "long"):
        return on_line(line, mismatch)
    sentence = f"{mismatch.what[:1].upper()}{mismatch.what[1:]}. {_KEPT}"
    return Problem("", f"catalogue.{mismatch.kind}", sentence)


def _decoded(data: bytes) -> tuple[str, Problem | None] | None:
    """Its text, with what should be looked at when it was not UTF-8; None when nobody knows."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _tried(data, "utf-16", "Tệp ghi bằng mã UTF-16; đã chuyển sang UTF-8.")
    if b"\0" in data[:4000]:  # Excel's "Unicode text" cut off from its mark
        return _tried(data, "utf-16-be" if data[:1] == b"\0" else "utf-16-le", "Tệp ghi bằng mã UTF-16; đã chuyển.")
    return _tried(data, "utf-8-sig", "") or _tried(
        data, "cp1258", "Tệp ghi bằng bảng mã Windows-1258; đã chuyển sang Unicode. Xem kỹ chữ có dấu trước khi nhập."
    )


def _tried(data: bytes, encoding: str, said: str) -> tuple[str, Problem | None] | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    if said and not _is_vietnamese(text):
        return None
    return text, warning("", "catalogue.encoding", said) if said else None


def _is_vietnamese(text: str) -> bool:
    """Whether every letter is one Vietnamese is written with: a wrong encoding gives others at once."""
    return all(mark.isascii() or mark in _MARKS for mark in unicodedata.normalize("NFD", text.replace("\ufeff", "")))
