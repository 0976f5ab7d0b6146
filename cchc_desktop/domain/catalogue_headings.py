"""What the columns of a catalogue's table are called (tên cột danh mục): in English, and as published lists head them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cchc_desktop.domain.catalogue_row import DocumentRow, FeeRow, ProcedureRow, StepRow, TimeRow
from cchc_desktop.domain.text import plain

_NESTED = {"processing": TimeRow, "local": TimeRow, "fee": FeeRow, "document": DocumentRow, "step": StepRow}
_NOT_IN_A_TABLE = {"cases", "statutory", "legs", "documents", "steps", "confirmed", *_NESTED}
COLUMNS = (
    *(name for name in ProcedureRow.__struct_fields__ if name not in _NOT_IN_A_TABLE),
    *(f"{group}.{name}" for group, struct in _NESTED.items() for name in struct.__struct_fields__),
)
"""Every column there is; their order in the file is free, the first three must be there."""

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "code": ("Mã TTHC", "Mã", "Mã số", "Mã thủ tục", "Mã số TTHC", "Mã thủ tục hành chính"),
    "name": ("Tên TTHC", "Tên", "Tên thủ tục", "Tên thủ tục hành chính"),
    "procedure_field": ("Lĩnh vực", "Tên lĩnh vực"),
    "short_name": ("Tên ngắn", "Tên gọi tắt"),
    "field_code": ("Mã lĩnh vực",),
    "level": ("Cấp thực hiện", "Cấp giải quyết"),
    "authority": (
        "Cơ quan giải quyết",
        "Thẩm quyền",
        "Thẩm quyền giải quyết",
        "Cơ quan có thẩm quyền",
        "Cơ quan thực hiện",
    ),
    "division": ("Phòng chuyên môn", "Phòng"),
    "online_level": ("Mức độ", "Mức độ trực tuyến", "Mức độ dịch vụ công", "Mức độ DVC"),
    "linkage": ("Liên thông",),
    "fee_vnd": ("Lệ phí", "Phí", "Phí, lệ phí", "Lệ phí (đồng)", "Phí (đồng)", "Phí, lệ phí (đồng)"),
    "same_day_cutoff": ("Giờ chốt trong ngày",),
    "valid_from": ("Hiệu lực từ", "Ngày có hiệu lực"),
    "valid_to": ("Hiệu lực đến", "Ngày hết hiệu lực"),
    "processing.amount": ("Thời hạn", "Thời hạn giải quyết", "Thời gian giải quyết"),
    "processing.unit": ("Đơn vị thời hạn",),
    "processing.decision": ("Quyết định về thời hạn",),
    "local.amount": ("Thời hạn địa phương", "Thời hạn tại địa phương"),
    "local.unit": ("Đơn vị thời hạn địa phương",),
    "local.valid_from": ("Thời hạn địa phương từ ngày",),
    "local.decision": ("Quyết định về thời hạn địa phương",),
    "document.name": ("Tên giấy tờ", "Thành phần hồ sơ", "Giấy tờ"),
    "document.code": ("Mã giấy tờ",),
    "document.original": ("Bản chính", "Số bản chính"),
    "document.certified": ("Bản chứng thực", "Bản sao chứng thực", "Số bản chứng thực"),
    "document.photocopy": ("Bản sao", "Bản photo", "Số bản sao"),
    "document.type": ("Loại bản",),
    "document.qty": ("Số lượng", "Số bản"),
    "document.required": ("Bắt buộc",),
    "document.condition": ("Điều kiện", "Khi nào cần"),
    "document.one_of": ("Nhóm thay thế",),
    "document.digitise": ("Số hóa",),
    "document.note": ("Ghi chú giấy tờ",),
    "step.title": ("Tên bước", "Bước"),
    "step.who": ("Người thực hiện",),
    "step.hours": ("Số giờ",),
    "step.minutes": ("Số phút",),
}
"""For a column the headings it may stand under, the one that messages name first."""

_NUMBERING = {"tt", "stt", "so tt", "so thu tu"}  # a table of paper numbers its lines


_ALIASES = {plain(heading): column for column, headings in HEADINGS.items() for heading in headings}


def column_of(heading: str) -> str:
    """The column a heading is for, case, diacritics and points ignored; "" for none."""
    name = heading.strip()
    return name.lower() if name.lower() in COLUMNS else _ALIASES.get(plain(name), "")


def is_numbering(heading: str) -> bool:
    """Whether the column only numbers the lines (TT, STT), and is not read."""
    return plain(heading) in _NUMBERING


def is_head(cells: Iterable[str]) -> bool:
    """Whether a line is that of the headings: at least two are known."""
    return len({column for cell in cells if (column := column_of(cell))}) > 1


def called(path: str, heads: Mapping[str, str]) -> str:
    """How a column, or a group of them, is to be named to who wrote the file with these headings (by column).

    A column that is not in the file goes by its English name where all others do.
    """
    if path in heads or all(heading.lower() == column for column, heading in heads.items()):
        return heads.get(path, path)
    group = path.partition(".")[0]
    if path.endswith(".unit") and f"{group}.amount" in heads:
        return heads[f"{group}.amount"]  # "10 ngày" stands in one cell
    beside = (heading for column, heading in heads.items() if path == group and column.startswith(f"{group}."))
    return next(beside, HEADINGS.get(path, (path,))[0])


def known_names() -> tuple[str, ...]:
    """All that may be meant by a misspelt heading."""
    return (*COLUMNS, *(heading for headings in HEADINGS.values() for heading in headings))
