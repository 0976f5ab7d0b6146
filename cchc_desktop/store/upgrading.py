"""How far the upgrade of an older store is (tiến độ nâng cấp kho): told as it goes, for a large one takes long."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from sqlite_utils import Database

from cchc_desktop.domain.figure_text import whole

EVERY = 1_000
_Row = TypeVar("_Row")


class Step(Enum):
    """What is being done, in this order; the value is how a clerk reads it."""

    STRUCTURE = "Sửa cấu trúc kho"
    FACTS = "Dựng lại số liệu của hồ sơ từ sổ cái"
    SEARCH = "Lập lại chỉ mục tìm kiếm"
    KEEPING = "Ghi xuống ổ đĩa"


@dataclass(frozen=True, slots=True)
class Stage:
    """A step under way: so many of `total` done; 0 of 0 where nobody knows."""

    step: Step
    done: int = 0
    total: int = 0

    @property
    def text(self) -> str:
        """As a clerk reads it."""
        place = f"Bước {list(Step).index(self.step) + 1}/{len(Step)}: {self.step.value}"
        return f"{place}, {whole(self.done)}/{whole(self.total)}" if self.total else place


Told = Callable[[Stage], None]
"""Told before anything is done, then as it goes; what it raises ends the upgrade, and the store is as it was."""


def untold(_stage: Stage) -> None:
    """For who does not ask."""


def of_every_dossier(db: Database, step: Step) -> Stage:
    """The beginning of a step that takes each dossier in turn."""
    return Stage(step, 0, db.conn.execute("select count(*) from dossiers").fetchone()[0])


def counted(rows: Iterable[_Row], stage: Stage, told: Told) -> Iterator[_Row]:
    """The same rows, told at their start and every thousand."""
    told(stage)
    for count, row in enumerate(rows, start=1):
        yield row
        if count % EVERY == 0:
            told(Stage(stage.step, count, stage.total))
