"""The headings of a table on paper (đầu bảng): in one line or two, groups over what they hold, numbers of columns below."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cchc_desktop.domain.catalogue_headings import HEADINGS, column_of, is_head
from cchc_desktop.domain.text import plain

_TIMES = ("Thời hạn", "Thời hạn giải quyết", "Thời gian giải quyết")
_LOCAL = ("Thời hạn địa phương", "Thời hạn tại địa phương")
_PAPERS = ("Thành phần hồ sơ", "Giấy tờ", "Hồ sơ")
_STEPS = ("Quy trình", "Quy trình nội bộ", "Các bước", "Bước")
_UNDER: Sequence[tuple[Sequence[str], Mapping[str, Sequence[str]]]] = (
    (
        _TIMES,
        {
            "processing.amount": ("Theo quy định", "Quy định", "Theo luật", "Theo quy định của pháp luật", "Số ngày"),
            "processing.unit": ("Đơn vị", "Đơn vị tính"),
            "processing.decision": ("Quyết định",),
            "local.amount": (
                *("Tại địa phương", "Địa phương", "Thực tế", "Sau cắt giảm", "Sau khi cắt giảm"),
                *("Còn lại sau cắt giảm", "Thực hiện tại địa phương"),
            ),
        },
    ),
    (
        _LOCAL,
        {
            "local.amount": ("Thời hạn", "Số ngày"),
            "local.unit": ("Đơn vị", "Đơn vị tính"),
            "local.valid_from": ("Từ ngày", "Từ"),
            "local.decision": ("Quyết định",),
        },
    ),
    (
        _PAPERS,
        {
            "document.name": ("Tên",),
            "document.code": ("Mã", "Mã số"),
            "document.note": ("Ghi chú",),
            "document.qty": ("Số lượng",),
        },
    ),
    (_STEPS, {"step.title": ("Tên", "Nội dung"), "step.who": ("Ai làm",), "step.hours": ("Thời gian (giờ)",)}),
)
"""What a short heading means under a group of that name; others mean the same under any group."""

_LETTER = re.compile("[A-ZĐ]").fullmatch  # columns may be numbered A, B, 1, 2, 3
_LEAST = 2


_MEANT = {
    (plain(group), plain(heading)): column
    for groups, columns in _UNDER
    for group in groups
    for column, headings in columns.items()
    for heading in headings
}


@dataclass(frozen=True, slots=True)
class Head:
    """Which lines of a table are its headings (0 is the first line given), and the name of each column."""

    first: int
    last: int
    names: tuple[str, ...]
    numbered: bool = False  # the line after it only numbers the columns

    @property
    def body(self) -> int:
        """Where the lines of the table begin."""
        return self.last + 1 + self.numbered


def head_of(lines: Sequence[Sequence[str]]) -> Head | None:
    """The headings in these first lines of a table; None when none of them are."""
    at = next((at for at, cells in enumerate(lines) if is_head(cells)), None)
    return None if at is None else _numbered(lines, _whole(lines, at))


def joined(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    """The name of each column under two lines of headings.

    A group stands in the first of its columns, as a merged cell does; a heading without anything below is its own.
    """
    wide = max(len(upper), len(lower))
    found, group = [], ""
    for over, name in zip(_filled(upper, wide), _filled(lower, wide), strict=True):
        group = over or (group if name else "")
        found.append(_name(group, name) if name else over)
        if not name:
            group = ""
    return tuple(found)


def _whole(lines: Sequence[Sequence[str]], at: int) -> Head:
    """The line of headings with the one below it, or above it, when they belong together."""
    alone = tuple(lines[at])
    if at + 1 < len(lines) and _belongs(alone, lines[at + 1]):
        return Head(at, at + 1, joined(alone, lines[at + 1]))
    if at and _known(both := joined(lines[at - 1], alone)) > _known(alone):
        return Head(at - 1, at, both)
    return Head(at, at, alone)


def _belongs(head: Sequence[str], below: Sequence[str]) -> bool:
    """Whether a line goes on with the headings: no code or name of a procedure is in it, but headings, or part of a group."""
    wide = max(len(head), len(below))
    pairs = list(zip(_filled(head, wide), _filled(below, wide), strict=True))
    if any(name for over, name in pairs if column_of(over) in ("code", "name")) or not any(below):
        return False
    if any(name and not over for over, name in pairs):
        return True
    single = [_name(over, name) for over, name in pairs if name]
    return all(column_of(name) for name in single)


def _numbered(lines: Sequence[Sequence[str]], head: Head) -> Head:
    after = lines[head.last + 1] if head.last + 1 < len(lines) else ()
    told = [cell.strip("()") for cell in after if cell]
    counted = [cell for cell in told if not _LETTER(cell)]
    is_counted = len(counted) > _LEAST and counted == [str(number) for number in range(1, len(counted) + 1)]
    return Head(head.first, head.last, head.names, is_counted)


def _name(group: str, name: str) -> str:
    """What a heading means under its group, as a heading that is known where there is one."""
    if meant := _MEANT.get((plain(group), plain(name))):
        return HEADINGS[meant][0]
    for said in (f"{name} {group}", name, f"{group} {name}"):
        if column_of(said):
            return said
    return f"{group} – {name}" if group else name


def _known(names: Sequence[str]) -> int:
    return len({column for name in names if (column := column_of(name))})


def _filled(cells: Sequence[str], wide: int) -> list[str]:
    return [*cells, *[""] * (wide - len(cells))]
