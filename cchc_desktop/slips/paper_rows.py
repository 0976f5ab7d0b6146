"""Papers as rows of a table (giấy tờ thành dòng bảng): number, name, and how many of each kind, a zero as "–"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from cchc_desktop.domain.intake import Paper
from cchc_desktop.slips.drawing.fonts import Face
from cchc_desktop.slips.drawing.grid import Field, Row
from cchc_desktop.slips.drawing.measures import MM
from cchc_desktop.slips.drawing.page import Align
from cchc_desktop.slips.drawing.text import Ink, Printed
from cchc_desktop.slips.forms import words
from cchc_desktop.slips.forms.wording import filled

COUNT = 20.5 * MM
NUMBER = 9 * MM
MOST_LINES = 24


class Words(Protocol):
    """What a form says in its table of papers."""

    @property
    def columns(self) -> tuple[str, ...]:
        """Number, name, original, certified, photocopy."""

    @property
    def no_papers(self) -> str:
        """In the only row when there are none."""

    @property
    def paper_note(self) -> str:
        """A name and what was noted of it."""


def paper_fields(columns: Sequence[str], room: float, ink: Ink) -> tuple[Field, ...]:
    """The five columns, together `room` wide."""
    number, name, *counts = ((ink(head),) for head in columns)
    return (
        Field(number, NUMBER),
        Field(name, room - NUMBER - len(counts) * COUNT, Align.LEFT, Face.REGULAR, MOST_LINES),
        *(Field(head, COUNT) for head in counts),
    )


def paper_rows(papers: Sequence[Paper], said: Words, ink: Ink) -> tuple[Row, ...]:
    """A row a paper; one that says so when there are none."""
    rows = tuple(
        Row(
            (
                ink(str(number)),
                ink(filled(said.paper_note, name=paper.name, note=paper.note) or paper.name),
                *(count(copies, ink) for copies in (paper.original, paper.certified, paper.photocopy)),
            )
        )
        for number, paper in enumerate(papers, start=1)
    )
    none = ink("–")
    return rows or (Row((none, ink(said.no_papers), none, none, none)),)


def count(copies: int, ink: Ink) -> Printed:
    """ "2", a zero as "–"."""
    return ink(words.number(copies) if copies else "–")
