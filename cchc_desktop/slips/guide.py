"""The guide sheet of a procedure (tờ hướng dẫn thủ tục): what to bring, how long, how much, the steps, where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from cchc_desktop.domain.checklist import asked
from cchc_desktop.domain.procedure import OnlineLevel, Procedure, ProcessingTime, RequiredDocument
from cchc_desktop.domain.working_hours import hours_on
from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing.facts import Fact
from cchc_desktop.slips.drawing.fonts import Face
from cchc_desktop.slips.drawing.grid import Row
from cchc_desktop.slips.drawing.look import A4_LIST
from cchc_desktop.slips.drawing.page import Page
from cchc_desktop.slips.drawing.text import Run
from cchc_desktop.slips.drawn import Drawn
from cchc_desktop.slips.forms import words
from cchc_desktop.slips.forms.notice_wording import GuideWording
from cchc_desktop.slips.forms.wording import filled
from cchc_desktop.slips.lists import listing
from cchc_desktop.slips.lists.listing import Listed
from cchc_desktop.slips.paper_rows import count, paper_fields


@dataclass(frozen=True, slots=True)
class Guide(Drawn):
    """As the catalogue has the procedure on a day; nothing of any citizen: it is posted on the wall."""

    FORM: ClassVar[type[GuideWording]] = GuideWording

    procedure: Procedure
    on: date

    @property
    def title(self) -> str:
        """The procedure's code."""
        return self.procedure.code

    @property
    def day(self) -> date:
        """Whose catalogue it shows."""
        return self.on

    def copies(self, draft: Draft) -> list[list[Page]]:
        """One."""
        return listing.copies(self._said(draft), GuideWording, A4_LIST, draft)

    def _said(self, draft: Draft) -> Listed:
        wording, ink, procedure = draft.wording(GuideWording), draft.ink, self.procedure
        head = draft.setting(GuideWording, self.day, "").said("")
        return Listed(
            **head,
            under_title=(ink(procedure.name),),
            facts=(
                draft.fact(wording.procedure, procedure.code) + draft.fact(wording.field, procedure.procedure_field),
                draft.fact(wording.authority, procedure.authority or procedure.division),
                (Fact(ink(""), ink(wording.papers), bold=True),),
            ),
            fields=paper_fields(wording.columns, A4_LIST.size.room, ink),
            rows=tuple(self._rows(draft, wording)),
            after=tuple(self._after(draft, wording)),
            notes=draft.texts(*wording.notes),
        )

    def _rows(self, draft: Draft, wording: GuideWording) -> Iterator[Row]:
        """The papers of the procedure, then those of each case that asks for others."""
        cases = [case for case in self.procedure.cases if case.documents]
        yield from _document_rows(self.procedure.documents, draft, wording)
        for case in cases:
            yield Row(span=draft.ink(filled(wording.case, name=case.name)))
            yield from _document_rows(case.documents, draft, wording)
        if not self.procedure.documents and not cases:
            none = draft.ink("–")
            yield Row((none, draft.ink(wording.no_papers), none, none, none))

    def _after(self, draft: Draft, wording: GuideWording) -> Iterator[tuple[Run, ...]]:
        """Items 2 to 7, their heads bold, a little white before each."""
        name = draft.office.name_on(self.day)
        yield from _item(draft, wording.sets, wording.sets_value)
        yield from _item(draft, wording.time, self._time(wording), *self._case_times(wording), *self._legs(wording))
        yield from _item(draft, wording.fee, *self._fee(wording))
        yield from _item(draft, wording.channels, self._channels(wording))
        yield from _item(draft, wording.steps, "", *wording.step_texts)
        if self.procedure.steps:
            yield from _item(draft, wording.process, "", *self._process(wording))
        yield from _item(
            draft,
            wording.place,
            filled(wording.place_value, office=name.lower, upper=name.upper),
            filled(wording.return_at, place=draft.office.return_place),
            filled(wording.hours, hours=_hours(draft, self.day)),
            filled(wording.hotline, hotline=name.hotline),
            filled(wording.website, website=name.website),
        )

    def _time(self, wording: GuideWording) -> str:
        known, cutoff = self.procedure.processing_on(self.day), self.procedure.same_day_cutoff
        said = _time_text(known, wording)
        same_day = known is not None and known.duration is not None and known.duration.same_day
        clock = f"{cutoff:%H:%M}" if cutoff and same_day else ""
        return filled(wording.time_cutoff, time=said, clock=clock) or said

    def _case_times(self, wording: GuideWording) -> Iterator[str]:
        for case in self.procedure.cases:
            if case.processing:
                time = _time_text(self.procedure.processing_on(self.day, case.code), wording)
                yield filled(wording.case_time, name=case.name, time=time)

    def _legs(self, wording: GuideWording) -> Iterator[str]:
        for place, leg in enumerate(self.procedure.legs, start=1):
            time = words.processing(leg.duration) if leg.duration else wording.time_none
            yield filled(wording.leg, n=str(place), agency=leg.agency, time=time)

    def _process(self, wording: GuideWording) -> Iterator[str]:
        for place, step in enumerate(self.procedure.steps, start=1):
            yield filled(wording.process_step, n=str(place), what=words.step(step))

    def _fee(self, wording: GuideWording) -> tuple[str, ...]:
        fee = self.procedure.fee
        if fee is None or fee.amount <= 0:
            return (wording.fee_none,)
        amount = words.money(fee.amount)
        said = filled(wording.fee_value, amount=amount, name=fee.name) or amount
        return said, filled(wording.exemptions, who=fee.exemptions)

    def _channels(self, wording: GuideWording) -> str:
        online = {
            OnlineLevel.FULL: wording.channel_online_full,
            OnlineLevel.PARTIAL: wording.channel_online_partial,
        }.get(self.procedure.online_level, "")
        return "; ".join(part for part in (wording.channel_counter, wording.channel_post, online) if part)


def _item(draft: Draft, head: str, first: str, *others: str) -> Iterator[tuple[Run, ...]]:
    """White, the head with what follows on its line, then the other lines."""
    yield ()
    yield Run(draft.ink(head), Face.BOLD), Run(draft.ink(first))
    yield from ((Run(text),) for text in draft.inked(*others))


def _document_rows(documents: tuple[RequiredDocument, ...], draft: Draft, wording: GuideWording) -> Iterator[Row]:
    for number, document in enumerate(documents, start=1):
        others = [
            str(place)
            for place, other in enumerate(documents, start=1)
            if document.one_of and other.one_of == document.one_of and place != number
        ]
        name = document.name
        if document.condition:
            name = filled(wording.condition, name=name, condition=_after_when(document.condition))
        elif not document.required:
            name = filled(wording.optional, name=name)
        name = filled(wording.one_of, name=name, others=", ".join(others)) or name
        counts = (count(copies, draft.ink) for copies in asked(document))
        yield Row((draft.ink(str(number)), draft.ink(name), *counts))


def _after_when(condition: str) -> str:
    """Without the "khi" or "nếu" that the form's own words say."""
    first, _blank, rest = condition.partition(" ")
    return rest if first.lower() in ("khi", "nếu") and rest else condition


def _time_text(known: ProcessingTime | None, wording: GuideWording) -> str:
    if known is None or known.duration is None:
        return wording.time_none
    said = words.processing(known.duration)
    return filled(wording.time_decision, time=said, decision=known.decision) or said


def _hours(draft: Draft, day: date) -> str:
    """The sessions in force that day: "07:00–11:30, 13:30–17:00"."""
    sessions = hours_on(draft.office.hours, day).sessions
    return ", ".join(f"{start:%H:%M}–{end:%H:%M}" for start, end in sessions)
