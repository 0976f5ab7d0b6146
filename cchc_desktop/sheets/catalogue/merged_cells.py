"""Merged cells of a spreadsheet (ô gộp): filled downwards, titles of groups of lines passed over, others refused."""

from __future__ import annotations

from typing import Any

from cchc_desktop.domain.catalogue_headings import HEADINGS, column_of
from cchc_desktop.domain.group_titles import field_of, numbers_a_group, passed_over, title_of
from cchc_desktop.domain.shape import Mismatch
from cchc_desktop.sheets.catalogue.grid import Grid

_FIRST_COLUMNS = 2  # a title of a group begins in one of them


def fill_merged(grid: Grid, sheet: Any) -> None:
    """A cell merged downwards says the same of each of its lines; one merged across says nothing of its columns.

    Alone in its line it is the title of those below it, as is one that is not merged and reads like one: "II. Lĩnh vực
    Đất đai" is their field where no column is.
    """
    filled, last = 0, max(grid.lines, default=0)
    titles: dict[int, str] = {}
    for merged in sheet.merged_cells.ranges:
        first, column = merged.min_row, merged.min_col - 1
        if merged.max_row <= grid.head.last or not grid.at(first, column):
            continue
        if _is_title(grid, merged):
            titles[first] = grid.at(first, column)
            continue
        if merged.max_col > merged.min_col:
            said = f"ô gộp sang cột {grid.name(merged.max_col - 1)}; bỏ gộp ô, hoặc xóa dòng tiêu đề nhóm"
            grid.wrong.append((first, Mismatch(grid.name(column), "wrong", said)))
            continue
        for line in range(first + 1, min(merged.max_row, last) + 1):
            grid.put(line, column, grid.at(first, column))
        filled += 1
    columns = [column_of(name) for name in grid.lines.get(grid.head.last, [])]
    titles |= {line: title for line in grid.body() if (title := title_of(grid.lines[line], columns))}
    if filled:
        grid.notices.append(f"{filled} ô gộp dọc: giá trị được hiểu là của mọi dòng trong ô.")
    if titles:
        _pass_over(grid, titles)


def _is_title(grid: Grid, merged: Any) -> bool:
    """Merged over at least half of the columns of one line, with nothing beside it but a number of the group."""
    line, column = merged.min_row, merged.min_col - 1
    others = [text for at, text in enumerate(grid.lines[line]) if text and at != column]
    return (
        merged.max_row == line
        and column < _FIRST_COLUMNS
        and (merged.max_col - column) * 2 >= len(grid.lines[grid.head.last])
        and all(numbers_a_group(text) for text in others)
    )


def _pass_over(grid: Grid, titles: dict[int, str]) -> None:
    heads = grid.lines[grid.head.last]
    wants_field = all(column_of(name) != "procedure_field" for name in heads)
    place, field = len(heads), ""
    if wants_field:
        heads.append(HEADINGS["procedure_field"][0])
    for line in grid.body():
        if line not in titles:
            if wants_field and any(grid.lines[line]):
                grid.put(line, place, field)
            continue
        del grid.lines[line]
        field = field_of(titles[line]) or field
    said = passed_over(list(titles))
    grid.notices.append(f"{said} Lĩnh vực lấy theo tiêu đề nhóm." if wants_field and field else said)
