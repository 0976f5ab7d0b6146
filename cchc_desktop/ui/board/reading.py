"""What the page of the board reads and saves (đọc, lưu bảng điều hành): on a reader's thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.record import require
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.picture import Picture
from cchc_desktop.domain.problem import Problem
from cchc_desktop.reports import board
from cchc_desktop.sheets.whole_file import new_file, written
from cchc_desktop.store.connection import Database
from cchc_desktop.ui.board import words

PDF, SVG = "pdf", "svg"


@dataclass(frozen=True, slots=True)
class Shown:
    """The pictures as they were counted."""

    pictures: tuple[Picture, ...]
    now: datetime


def read(db: Database, by: Clerk, now: datetime) -> Shown:
    """Raises Refused for a clerk who reads no dossiers."""
    require(by, Duty.READ_DOSSIER)
    return Shown(board.board(db, now.astimezone(VN).date()), now)


def save(_db: Database, shown: Shown, desk: Desk, folder: Path, kind: str, by: Clerk) -> list[Path]:
    """All pictures in one PDF, or each as an SVG, in new files of the folder. Raises Refused."""
    from cchc_desktop.slips.pictures import drawn  # noqa: PLC0415 -- not loaded to open the program

    require(by, Duty.READ_DOSSIER)
    local = shown.now.astimezone(VN)
    name = f"bang-dieu-hanh-{local:%Y%m%d-%H%M}"
    if kind == PDF:
        office = desk.office.name_on(local.date()).lower
        told = f"{office} · {words.as_of(shown.now)}"
        contents = {name: drawn.pdf(shown.pictures, words.title(desk.practice), told)}
    else:
        contents = {f"{name}-{each.key}": drawn.svg(each).encode() for each in shown.pictures}
    try:
        files = []
        for called, content in contents.items():
            file = new_file(folder, called, kind)
            with written(file) as part:
                part.write_bytes(content)
            files.append(file)
    except OSError as error:
        raise Refused((Problem("", "board.not_saved", words.not_saved(folder)),)) from error
    return files
