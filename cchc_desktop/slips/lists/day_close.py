"""The balance of a day (biên bản đối chiếu cuối ngày): sections of figures and lists, signed by clerk and lead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing.grid import Field, Row
from cchc_desktop.slips.drawing.look import A4_LIST
from cchc_desktop.slips.drawing.measures import MM
from cchc_desktop.slips.drawing.page import Align, Page
from cchc_desktop.slips.drawn import Drawn
from cchc_desktop.slips.forms import words
from cchc_desktop.slips.forms.list_wording import DayCloseWording
from cchc_desktop.slips.forms.wording import filled
from cchc_desktop.slips.lists import listing
from cchc_desktop.slips.lists.listing import Listed

FIGURES = 42 * MM
MOST_LINES = 12


@dataclass(frozen=True, slots=True)
class Section:
    """A head, figures by their labels, and lines that stand alone ("H99.18-261005-3012 – người giữ sau cùng: …")."""

    title: str
    figures: tuple[tuple[str, str], ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DayClose(Drawn):
    """One counter's day; `lead_name` "" until the lead has looked at it. Before it is closed nobody signs for it."""

    FORM: ClassVar[type[DayCloseWording]] = DayCloseWording

    at: datetime
    clerk_name: str
    counter: str
    sections: tuple[Section, ...]
    lead_name: str = ""
    closed: bool = True

    @property
    def title(self) -> str:
        """The counter and the day."""
        return f"{self.counter} {self.day.isoformat()}"

    @property
    def day(self) -> date:
        """That was closed."""
        return words.in_vietnam(self.at).date()

    def copies(self, draft: Draft) -> list[list[Page]]:
        """One."""
        return listing.copies(self._said(draft), DayCloseWording, A4_LIST, draft)

    def _said(self, draft: Draft) -> Listed:
        wording, ink = draft.wording(DayCloseWording), draft.ink
        head = draft.setting(DayCloseWording, self.day, self.counter)
        office = draft.office.name_on(self.day).lower
        columns = [(ink(text),) for text in wording.columns]
        said = head.said("") | ({} if self.closed else {"title": ink(wording.preview)})
        return Listed(
            **said,
            facts=(
                draft.fact(wording.counter, filled(wording.counter_value, counter=self.counter, office=office)),
                *([draft.fact(wording.clerk, self.clerk_name, bold=True)] if self.closed else []),
                draft.fact(wording.at, draft.moment(wording.moment, self.at)),
            ),
            fields=(
                Field(columns[0], A4_LIST.size.room - FIGURES, Align.LEFT, most=MOST_LINES),
                Field(columns[1], FIGURES, Align.RIGHT),
            ),
            rows=tuple(self._rows(draft, wording)),
            notes=draft.texts(*wording.notes),
            signers=tuple(map(ink, wording.signers)) if self.closed else (),
            names=(ink(self.clerk_name), ink(self.lead_name)) if self.closed else (),
        )

    def _rows(self, draft: Draft, wording: DayCloseWording) -> Iterator[Row]:
        for section in self.sections:
            yield Row(span=draft.ink(section.title))
            yield from (Row((draft.ink(label), draft.ink(figure))) for label, figure in section.figures)
            lines = section.lines if section.figures or section.lines else (wording.nothing,)
            yield from (Row(span=draft.ink(line), plain=True) for line in lines)
