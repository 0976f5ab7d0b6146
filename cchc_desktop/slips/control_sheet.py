"""The control sheet (Mẫu số 05 or 06, phiếu kiểm soát quá trình giải quyết hồ sơ): its whole course, from the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from itertools import pairwise
from typing import ClassVar

from cchc_desktop.domain import legs
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import ResultArrived
from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.legs import LegDates
from cchc_desktop.domain.phone import normal_phone, spaced
from cchc_desktop.domain.stages import Move, Stage, Step
from cchc_desktop.slips.control_rows import Hands, blank_row, step_row
from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing import openings, sheet
from cchc_desktop.slips.drawing.codes import codes
from cchc_desktop.slips.drawing.endings import Noted
from cchc_desktop.slips.drawing.facts import Fact
from cchc_desktop.slips.drawing.flow import Keep, Strip
from cchc_desktop.slips.drawing.heading import Column
from cchc_desktop.slips.drawing.lines import fact_lines, line_strips
from cchc_desktop.slips.drawing.look import A4_LIST as LOOK
from cchc_desktop.slips.drawing.measures import MM
from cchc_desktop.slips.drawing.page import Page
from cchc_desktop.slips.drawing.said import Said, for_copies
from cchc_desktop.slips.drawing.sheet import Body, Design, Opening
from cchc_desktop.slips.drawing.stage_table import StageRow, StageTable
from cchc_desktop.slips.drawing.text import Printed
from cchc_desktop.slips.drawn import Drawn
from cchc_desktop.slips.forms import words
from cchc_desktop.slips.forms.control_wording import ControlWording
from cchc_desktop.slips.forms.wording import filled
from cchc_desktop.slips.letters.addressed import box_values

KEPT = Keep(rows=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Controlled(Said):
    """What the sheet says, in the order of the page."""

    facts: tuple[tuple[Fact, ...], ...]
    columns: tuple[Printed, ...]
    signing: tuple[Printed, Printed]
    rows: tuple[StageRow, ...]
    notes_head: Printed
    notes: tuple[Printed, ...]


@dataclass(frozen=True, slots=True)
class ControlSheet(Drawn):
    """The sheet of one dossier as its ledger stands; the stages still to come are left to be filled in by hand."""

    FORM: ClassVar[type[ControlWording]] = ControlWording

    dossier: Dossier
    course: tuple[Step, ...]  # domain/stages.py
    authority: str = ""  # of the division that works on it
    legs: tuple[LegDates, ...] = ()  # of an interconnected procedure

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The changes of hands in it."""
        return tuple(step for step in self.course if isinstance(step, Stage))

    @property
    def title(self) -> str:
        """The dossier's code."""
        return self.dossier.printed_code

    @property
    def day(self) -> date:
        """Of the reception: the sheet goes with the receipt; of its first step when it was not received here."""
        steps = (step.given_at or step.taken_at if isinstance(step, Stage) else step.event.at for step in self.course)
        moments = (self.dossier.received_at, *steps)
        known = next((at for at in moments if at), None)
        if known is None:
            raise ValueError("a control sheet needs a reception")
        return words.in_vietnam(known).date()

    def copies(self, draft: Draft) -> list[list[Page]]:
        """As the form says; raises ValueError for a dossier that was never received."""
        wording, ink = draft.wording(self.FORM), draft.ink
        said = Controlled(
            **draft.setting(self.FORM, self.day, self.dossier.reception.counter).said(
                self.dossier.printed_code, official=self.dossier.code is not None
            ),
            facts=self._facts(draft, wording),
            columns=tuple(map(ink, wording.columns)),
            signing=(ink(wording.giving), ink(wording.taking)),
            rows=self._rows(draft, wording),
            notes_head=ink(wording.notes_head),
            notes=draft.texts(*wording.notes),
        )
        symbols = codes(said.code, draft.printing, LOOK.bar_room, LOOK.bar_height) if said.code else None
        opening = partial(openings.under, LOOK, symbols)
        design = Design(LOOK.size, symbols, LOOK.body_sizes, opening, _body, LOOK.title_size - 2, LOOK.code_size, KEPT)
        return sheet.lay_out(design, for_copies(said, wording, draft.printing, ink), ink)

    def _facts(self, draft: Draft, wording: ControlWording) -> tuple[tuple[Fact, ...], ...]:
        dossier, owner = self.dossier, self.dossier.intake.owner
        reception, code = dossier.reception, dossier.intake.procedure_code
        procedure = filled(wording.procedure_value, name=reception.procedure_name, code=code)
        authority = "" if self.authority == reception.division else self.authority
        values = {"division": reception.division, "authority": authority}
        division = filled(wording.division_value, **values) or values["division"] or values["authority"]
        phone = draft.fact(wording.phone, spaced(normal_phone(owner.phone)))
        rows = (
            draft.fact(wording.owner, owner.name, bold=True) + phone,
            draft.fact(wording.address, owner.address.text),
            draft.fact(wording.procedure, procedure or reception.procedure_name or code),
            draft.fact(wording.received, _moment(draft, wording, dossier.received_at)),
            draft.fact(wording.due, _due(wording, dossier.due_at) or wording.due_none, bold=True),
            draft.fact(wording.promised, _due(wording, dossier.promised_at)),
            draft.fact(wording.division, division or wording.division_none),
            draft.fact(wording.cooperating, self._cooperating(wording)),
        )
        return tuple(row for row in rows if row)

    def _cooperating(self, wording: ControlWording) -> str:
        others = [leg for leg in self.legs if leg.leg.agency not in (self.dossier.reception.division, self.authority)]
        said = (filled(wording.cooperating_leg, agency=leg.leg.agency, day=_leg_day(leg)) for leg in others)
        named = (text or leg.leg.agency for text, leg in zip(said, others, strict=True))
        return "; ".join(named) or wording.cooperating_none

    def _rows(self, draft: Draft, wording: ControlWording) -> tuple[StageRow, ...]:
        dues = dict(zip(reversed(self._stops), map(_leg_day, reversed(self.legs)), strict=False))
        known = (step_row(draft, wording, step) for step in self.course)
        ahead = (
            blank_row(draft, wording, hands, filled(wording.leg_due, day=dues.get(hands[0], "")))
            for hands in self._ahead(wording)
        )
        return (*known, *ahead)

    def _ahead(self, wording: ControlWording) -> Sequence[Hands]:
        """The usual hands still to come; none once the result is back or the dossier has ended."""
        last = self.stages[-1] if self.stages else None
        if self.dossier.status.ended or self.dossier.voided or any(map(_is_done, self.course)):
            return ()
        at_counter = last is None or last.move is Move.SENT_BACK
        here = wording.counter_name if last is None or at_counter else last.taker.name
        if self.legs:
            return tuple(pairwise((here, *self._legs_ahead(), wording.counter_name)))
        route = tuple(filled(name, division=self.dossier.reception.division) for name in wording.route)
        place = route.index(here) if here in route else 1
        return tuple(pairwise((here, *route[place + 1 :])))

    def _legs_ahead(self) -> tuple[str, ...]:
        """The agencies that have not had the folder yet, in order; one that sent it back has it still to come."""
        had: set[str] = set()
        for stage in self.stages:
            if stage.move is Move.SENT_BACK:
                had.discard(stage.giver.name)
            else:
                had.add(stage.taker.name)
        return legs.ahead(self._stops, had)

    @property
    def _stops(self) -> tuple[str, ...]:
        return legs.stops([each.leg for each in self.legs], self.dossier.reception.division, self.authority)


def _is_done(step: Step) -> bool:
    """Whether the result was at the counter from then on."""
    if isinstance(step, Stage):
        return step.move in (Move.RESULT, Move.RETURNED, Move.POSTED)
    return isinstance(step.event, ResultArrived)


def _body(said: Controlled, _opening: Opening, size: float) -> Body:
    whole, leading = Column(LOOK.size.left, LOOK.size.room), size * LOOK.leading
    table = StageTable(whole, said.columns, said.signing, LOOK.table_size(size) + 0.5)
    lines = fact_lines(said.facts, size, lambda _line: whole.width)
    strips = [*line_strips(lines, whole.left, size, leading), *table.strips(said.rows), Strip(1.2 * MM, _nothing)]
    noted = Noted(whole, said.notes_head, said.notes, size - LOOK.notes_smaller)
    return Body(strips, noted.draw, noted.height, table, 1.6 * MM)


def _moment(draft: Draft, wording: ControlWording, at: datetime | None) -> str:
    return draft.moment(wording.moment, at) if at else ""


def _due(wording: ControlWording, at: datetime | None) -> str:
    return filled(wording.due_moment, **box_values(at)) if at else ""


def _leg_day(leg: LegDates) -> str:
    return day_text(words.in_vietnam(leg.due_at).date()) if leg.due_at else ""


def _nothing(_page: Page, _y: float) -> None:
    """A gap."""
