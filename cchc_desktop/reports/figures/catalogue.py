"""Figures of the catalogue (số liệu danh mục): how far procedures go online, who takes part, how many days were cut."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from cchc_desktop.domain.days_cut import days_cut
from cchc_desktop.domain.intake import Channel
from cchc_desktop.domain.period import Period
from cchc_desktop.domain.procedure import Linkage, OnlineLevel, Procedure
from cchc_desktop.domain.selection import Figure, Selection
from cchc_desktop.domain.sheet import Cell, Column, Kind, Role, Row, Share, Sheet
from cchc_desktop.store import procedures, tallies
from cchc_desktop.store.connection import Database

_LEVELS = {
    OnlineLevel.FULL: "Dịch vụ công trực tuyến toàn trình",
    OnlineLevel.PARTIAL: "Dịch vụ công trực tuyến một phần",
    OnlineLevel.INFORMATION: "Chỉ cung cấp thông tin",
}
_LINKED = {
    Linkage.SAME_LEVEL: "Liên thông ngang (cùng cấp)",
    Linkage.ACROSS_LEVELS: "Liên thông dọc (khác cấp)",
    Linkage.BOTH: "Liên thông cả ngang và dọc",
}
_UNITS = "Thủ tục theo danh mục có hiệu lực ngày cuối kỳ."
_BEHIND = "Sau mỗi số thủ tục là hồ sơ nhận trong kỳ của các thủ tục ấy."


def online_level(db: Database, period: Period, today: date) -> Sheet:
    """How many procedures there are of each level, and how their dossiers came."""
    known, received = _in_force(db, period, today), tallies.channels(db, period)
    columns = (
        Column("Mức độ", Kind.TEXT),
        Column("Số thủ tục", group="Danh mục"),
        Column("Tỷ lệ", Kind.SHARE, group="Danh mục"),
        Column("Tiếp nhận", group="Hồ sơ trong kỳ"),
        Column("Trực tuyến", group="Hồ sơ trong kỳ"),
        Column("Tỷ lệ", Kind.SHARE, group="Hồ sơ trong kỳ"),
    )
    rows = []
    for level, words in _LEVELS.items():
        codes = {procedure.code for procedure in known if procedure.online_level is level}
        cells = (words, len(codes), Share(len(codes), len(known)), *_came(codes, received))
        rows.append(Row(cells, _traces(_of(period, codes))))
    total = ("Tổng số", len(known), Share(len(known), len(known)), *_came(received.keys(), received))
    rows.append(Row(total, _traces(Selection(period=period, figure=Figure.RECEIVED)), Role.TOTAL))
    notes = (_UNITS, _BEHIND, "Dòng tổng số đếm cả hồ sơ của thủ tục đã ra khỏi danh mục.")
    return Sheet("truc-tuyen", "Mức độ dịch vụ công trực tuyến", period, columns, tuple(rows), notes=notes)


def _came(codes: Iterable[str], received: Mapping[str, Mapping[int, int]]) -> tuple[Cell, Cell, Cell]:
    counts = [received.get(code, {}) for code in codes]
    whole = sum(sum(each.values()) for each in counts)
    online = sum(each.get(int(Channel.ONLINE.value), 0) for each in counts)
    return whole, online, Share(online, whole)


def interconnected(db: Database, period: Period, today: date) -> Sheet:
    """How many procedures other bodies take part in, and in which way."""
    known, received = _in_force(db, period, today), tallies.channels(db, period)
    columns = (Column("Loại", Kind.TEXT), Column("Số thủ tục"), Column("Tỷ lệ", Kind.SHARE), Column("Hồ sơ trong kỳ"))
    rows = []
    linked = {code for linkage in _LINKED for code in _linked(known, linkage)}
    for linkage, words in _LINKED.items():
        rows.append(_link_row((words, period), _linked(known, linkage), len(known), received))
    rows.append(_link_row(("Thủ tục liên thông", period), linked, len(known), received, Role.TOTAL))
    every = {procedure.code for procedure in known}
    rows.append(_link_row(("Tất cả thủ tục", period), every, len(known), received, Role.TOTAL))
    return Sheet("lien-thong", "Thủ tục liên thông", period, columns, tuple(rows), notes=(_UNITS, _BEHIND))


def _linked(known: list[Procedure], linkage: Linkage) -> set[str]:
    return {procedure.code for procedure in known if procedure.linkage is linkage}


def _link_row(
    of_what: tuple[str, Period],
    codes: set[str],
    of: int,
    received: Mapping[str, Mapping[int, int]],
    role: Role = Role.ROW,
) -> Row:
    words, period = of_what
    dossiers = sum(sum(received.get(code, {}).values()) for code in codes)
    trace = _of(period, codes)
    return Row((words, len(codes), Share(len(codes), of), dossiers), (None, trace, trace, trace), role)


def _of(period: Period, codes: Iterable[str]) -> Selection | None:
    """The dossiers of these procedures that were received in the period; None where there are no procedures."""
    wanted = tuple(sorted(codes))
    return Selection(period=period, figure=Figure.RECEIVED, procedure_codes=wanted) if wanted else None


def _traces(received: Selection | None) -> tuple[Selection | None, ...]:
    online = replace(received, figure=Figure.RECEIVED_ONLINE) if received else None
    return (None, received, received, received, online, online)


def days_cut_of(db: Database, period: Period, today: date) -> Sheet:
    """Of each procedure with a shorter local time both times and the days between, by field, and their sum."""
    columns = (
        Column("Thủ tục", Kind.TEXT),
        Column("Mã thủ tục", Kind.CODE),
        Column("Theo quy định", Kind.TEXT),
        Column("Thực hiện", Kind.TEXT),
        Column("Số ngày cắt giảm"),
    )
    day, rows, whole, shortened = min(period.last, today), list[Row](), Decimal(0), 0
    cuts = {each: cut for each in _in_force(db, period, today) if (cut := days_cut(each, day)) is not None}
    for field in sorted({procedure.procedure_field for procedure in cuts}):
        of_field = {each: cut for each, cut in cuts.items() if each.procedure_field == field and cut.days != 0}
        if not of_field:
            continue
        days = sum((cut.days or Decimal(0) for cut in of_field.values()), Decimal(0))
        whole, shortened = whole + days, shortened + len(of_field)
        rows.append(
            _cut_row((field, None, None, None, _plain(days)), _of(period, [each.code for each in of_field]), Role.GROUP)
        )
        for procedure, cut in sorted(of_field.items(), key=lambda each: each[0].code):
            name = procedure.short_name or procedure.name
            times = (cut.statutory.text, cut.local.text)
            cells = (name, procedure.code, *times, None if cut.days is None else _plain(cut.days))
            rows.append(_cut_row(cells, _of(period, [procedure.code])))
    total = (f"Tổng số: {shortened} thủ tục", None, None, None, _plain(whole))
    rows.append(_cut_row(total, _of(period, [each.code for each, cut in cuts.items() if cut.days != 0]), Role.TOTAL))
    notes = (_UNITS, _BEHIND, "8 giờ làm việc là một ngày. Ngày thường và ngày làm việc không so được: để trống.")
    return Sheet("cat-giam", "Cắt giảm thời gian giải quyết", period, columns, tuple(rows), notes=notes)


def _cut_row(cells: tuple[Cell, ...], trace: Selection | None, role: Role = Role.ROW) -> Row:
    return Row(cells, (*(None,) * 4, trace), role)


def _plain(days: Decimal) -> Cell:
    """Without decimals where it is whole."""
    return int(days) if days == days.to_integral_value() else days.normalize()


def _in_force(db: Database, period: Period, today: date) -> list[Procedure]:
    """The current catalogue, without what is not in force on the last day."""
    day = min(period.last, today)
    every = procedures.current(db)
    return [each for each in every if each.valid_from <= day and (each.valid_to is None or day <= each.valid_to)]
