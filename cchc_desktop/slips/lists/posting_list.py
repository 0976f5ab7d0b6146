"""The posting list (bảng niêm yết công khai): every procedure on the wall, A4 across, a row a procedure, by fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, zip_longest
from typing import ClassVar

from cchc_desktop.domain import catalogue_words
from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.procedure import Procedure, RequiredDocument, in_force
from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing.grid import Field, Row
from cchc_desktop.slips.drawing.look import A4_WIDE
from cchc_desktop.slips.drawing.measures import MM
from cchc_desktop.slips.drawing.page import Align, Page
from cchc_desktop.slips.drawn import Drawn
from cchc_desktop.slips.forms import words
from cchc_desktop.slips.forms.posting_wording import PostingWording
from cchc_desktop.slips.forms.wording import filled
from cchc_desktop.slips.lists import listing
from cchc_desktop.slips.lists.listing import Listed

LOOK = replace(A4_WIDE, rows_with_the_end=1)
WIDTHS = (9, 50, 0, 17, 31, 52, 25, 20)  # mm; 0: what is left
LEFT = (1, 2, 4, 5, 6)
MOST = 60  # lines of a cell: nothing is cut
LETTERS = 620  # of papers or of steps in one row: more go on in the next, so that a row stands on one page


@dataclass(frozen=True, slots=True)
class PostingList(Drawn):
    """As the catalogue has the procedures on a day; `field` "" is all of them, `decision` what publishes them."""

    FORM: ClassVar[type[PostingWording]] = PostingWording

    procedures: tuple[Procedure, ...]
    on: date
    field: str = ""
    decision: str = ""

    @property
    def title(self) -> str:
        """The field, or the day."""
        return self.field or self.on.isoformat()

    @property
    def day(self) -> date:
        """Whose catalogue it shows."""
        return self.on

    def copies(self, draft: Draft) -> list[list[Page]]:
        """One."""
        return listing.copies(self._said(draft), PostingWording, LOOK, draft)

    def _said(self, draft: Draft) -> Listed:
        wording, ink = draft.wording(PostingWording), draft.ink
        head = draft.setting(PostingWording, self.day, "")
        count = words.counted(len(self.procedures))
        under = (
            filled(wording.of_field, field=self.field),
            filled(wording.decided, decision=self.decision),
            filled(wording.counted, count=count, day=day_text(self.on)),
        )
        return Listed(
            **head.said(""),
            under_title=draft.inked(*(text for text in under if text)),
            fields=_fields(draft, wording),
            rows=tuple(self._rows(draft, wording)) or (Row(span=ink(wording.empty), plain=True),),
            notes=draft.texts(*wording.notes),
        )

    def _rows(self, draft: Draft, wording: PostingWording) -> Iterator[Row]:
        ordered = sorted(self.procedures, key=lambda known: (known.procedure_field, known.code))
        number = 0
        for field, group in groupby(ordered, key=lambda known: known.procedure_field):
            yield Row(span=draft.ink(filled(wording.of_field, field=field)))
            for procedure in group:
                number += 1
                yield from self._of(procedure, number, draft, wording)

    def _of(self, procedure: Procedure, number: int, draft: Draft, wording: PostingWording) -> Iterator[Row]:
        """One row, and more under it for papers and steps that it has no room for."""
        papers, steps = (_parts(texts) for texts in (_papers(procedure, wording), _steps(procedure, wording)))
        for place, (paper, step) in enumerate(zip_longest(papers, steps, fillvalue="")):
            named = (
                (
                    words.number(number),
                    f"{procedure.name} ({procedure.code})",
                    paper,
                    wording.sets_value,
                    self._time(procedure, wording),
                    step,
                    _fee(procedure, wording),
                    words.first_upper(catalogue_words.online_level(procedure.online_level)),
                )
                if place == 0
                else ("", "", paper, "", "", step, "", "")
            )
            yield Row(tuple(map(draft.ink, named)))

    def _time(self, procedure: Procedure, wording: PostingWording) -> str:
        """The time that holds, and the statutory one that it shortens."""
        known, statutory = procedure.processing_on(self.on), in_force(procedure.statutory, self.on)
        if known is None or known.duration is None:
            return wording.time_none
        said = words.processing(known.duration)
        if statutory is None or statutory.duration in (None, known.duration):
            return said
        return filled(wording.time_cut, time=said, statutory=words.processing(statutory.duration))


def _fields(draft: Draft, wording: PostingWording) -> tuple[Field, ...]:
    left = LOOK.size.room - sum(WIDTHS) * MM
    return tuple(
        Field((draft.ink(head),), wide * MM or left, Align.LEFT if at in LEFT else Align.CENTRE, most=MOST)
        for at, (head, wide) in enumerate(zip(wording.columns, WIDTHS, strict=True))
    )


def _papers(procedure: Procedure, wording: PostingWording) -> list[str]:
    told = [_paper(document, wording) for document in procedure.documents]
    for case in procedure.cases:
        told += [filled(wording.case, name=case.name, paper=_paper(document, wording)) for document in case.documents]
    return [f"{number}. {text}" for number, text in enumerate(told, start=1)] or [wording.no_papers]


def _paper(document: RequiredDocument, wording: PostingWording) -> str:
    return filled(wording.paper_counts, name=document.name, counts=catalogue_words.document(document))


def _steps(procedure: Procedure, wording: PostingWording) -> list[str]:
    """Of the internal process; else its legs; else the way every dossier goes."""
    told = [words.step(step) for step in procedure.steps]
    told = told or [
        ", ".join([leg.agency, words.processing(leg.duration)] if leg.duration else [leg.agency])
        for leg in procedure.legs
    ]
    agency = procedure.authority or procedure.division or wording.no_agency
    told = told or [filled(text, agency=agency) for text in wording.usual_steps]
    return [f"{number}. {text}" for number, text in enumerate(told, start=1)]


def _fee(procedure: Procedure, wording: PostingWording) -> str:
    fee = procedure.fee
    if fee is None or fee.amount <= 0:
        return wording.fee_none
    return f"{words.money(fee.amount)} ({fee.name})" if fee.name else words.money(fee.amount)


def _parts(texts: list[str]) -> list[str]:
    """Joined, as many in a cell as it has room for."""
    parts: list[list[str]] = [[]]
    for text in texts:
        if parts[-1] and sum(map(len, parts[-1])) + len(text) > LETTERS:
            parts.append([])
        parts[-1].append(text)
    return ["; ".join(part) for part in parts]
