"""Rows of the control sheet (dòng của phiếu kiểm soát): a stage as it was, or one still to be filled in by hand."""

from __future__ import annotations

from datetime import datetime

from cchc_desktop.domain import events as e
from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.stages import Happening, Move, Stage, Step, Timeliness
from cchc_desktop.domain.status import Holder, HolderKind
from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing.fonts import Face
from cchc_desktop.slips.drawing.stage_table import StageRow
from cchc_desktop.slips.drawing.text import Printed, Run
from cchc_desktop.slips.forms import words
from cchc_desktop.slips.forms.control_wording import ControlWording
from cchc_desktop.slips.forms.wording import filled, joined

Hands = tuple[str, str]  # names of giver and taker
_NOT_JUDGED = (Move.SENT_BACK, Move.RETURNED, Move.POSTED)
NONE = "–"


def step_row(draft: Draft, wording: ControlWording, step: Step) -> StageRow:
    """As the ledger tells it."""
    return stage_row(draft, wording, step) if isinstance(step, Stage) else happening_row(draft, wording, step)


def happening_row(draft: Draft, wording: ControlWording, told: Happening) -> StageRow:
    """What happened, who had the folder, when, and who entered it; there is nothing to judge and nothing to sign."""
    (name, *templates), values = _happened(wording, told)
    ink = draft.ink
    entered = filled(wording.entered_by, name=told.person)
    return StageRow(
        giver=(Run(ink(name), Face.BOLD),),
        taker=_hand(draft, wording.goes_to if told.under_way else wording.lies_with, _holder(wording, told.holder)),
        moments=tuple(ink(text) for text in (draft.moment(wording.moment, told.event.at), entered) if text),
        result=ink(NONE),
        note=ink(joined(tuple(templates), **values)),
        happened=True,
    )


def _happened(wording: ControlWording, told: Happening) -> tuple[tuple[str, ...], dict[str, str]]:
    """The words for it, and what they may name."""
    event, due = told.event, told.after.due_at
    known = dict.fromkeys(("number", "day", "reason", "papers", "version", "status"), "")
    moved = {"day": _day(due)}
    match event:
        case e.SupplementRequested(slip_number=number, deadline=deadline):
            return wording.supplement_requested, known | {"number": number, "day": _day(deadline)}
        case e.SupplementReceived(papers=papers):
            return wording.supplement_received, known | moved | {"papers": words.counted(len(papers))}
        case e.Apologised(slip_number=number):
            return wording.apologised, known | moved | {"number": number}
        case e.Stopped(slip_number=number, reason=reason):
            return wording.stopped, known | {"number": number, "reason": reason}
        case e.Refused(slip_number=number, reason=reason):
            return wording.refused, known | {"number": number, "reason": reason}
        case e.Withdrawn(reason=reason):
            return wording.withdrawn, known | {"reason": reason}
        case e.PapersGivenBack(papers=papers):
            return wording.given_back, known | {"papers": words.counted(len(papers))}
        case e.Voided(reason=reason):
            return wording.voided, known | {"reason": reason}
        case e.Amended(reason=reason):
            return wording.amended, known | {"reason": reason, "version": str(told.after.receipt_version)}
        case e.ItemCorrected(item_code=item, reason=reason):
            return wording.item_corrected, known | {"number": item, "reason": reason}
        case e.PortalChanged(note=note):
            return wording.portal_changed, known | moved | {"reason": note, "status": told.after.status.label}
        case e.ResultArrived(title=title):
            return wording.result_at_counter, known | {"reason": title}
        case _:
            raise ValueError("no happening of a control sheet")


def _day(at: datetime | None) -> str:
    return day_text(words.in_vietnam(at).date()) if at else ""


def stage_row(draft: Draft, wording: ControlWording, stage: Stage) -> StageRow:
    """As the ledger tells it; what the receiving side judges by hand has its boxes to tick."""
    said = {Timeliness.BEFORE: wording.before, Timeliness.ON_TIME: wording.on_time, Timeliness.LATE: wording.late}
    result = said[stage.timeliness] if stage.timeliness else NONE if stage.move in _NOT_JUDGED else ""
    ink = draft.ink
    return StageRow(
        giver=_hand(draft, wording.giver, _holder(wording, stage.giver)),
        taker=_hand(draft, wording.taker, _holder(wording, stage.taker)),
        moments=tuple(map(ink, _moments(draft, wording, stage))),
        persons=(ink(stage.giver_person), ink(stage.taker_person)),
        result=ink(result),
        ticks=() if result else _ticks(draft, wording),
        note=ink(_note(wording, stage)),
    )


def blank_row(draft: Draft, wording: ControlWording, hands: Hands, note: str) -> StageRow:
    """A stage still to come."""
    giver, taker = hands
    return StageRow(
        giver=_hand(draft, wording.giver, giver),
        taker=_hand(draft, wording.taker, taker),
        moments=(draft.ink(wording.moment_blank),),
        ticks=_ticks(draft, wording),
        note=draft.ink(note),
    )


def _hand(draft: Draft, label: str, name: str) -> tuple[Run, ...]:
    return Run(draft.ink(label), Face.BOLD), Run(draft.ink(name))


def _holder(wording: ControlWording, holder: Holder) -> str:
    names = {
        HolderKind.COUNTER: wording.counter_name,
        HolderKind.COLLECTOR: wording.collector_name,
        HolderKind.POST: wording.post_name,
    }
    return names.get(holder.kind, holder.name)


def _ticks(draft: Draft, wording: ControlWording) -> tuple[Printed, ...]:
    return tuple(map(draft.ink, (wording.before, wording.on_time, wording.late)))


def _moments(draft: Draft, wording: ControlWording, stage: Stage) -> tuple[str, ...]:
    """One moment, or two where giving and taking were minutes or days apart."""
    given, taken = (draft.moment(wording.moment, at) if at else "" for at in (stage.given_at, stage.taken_at))
    if stage.given_at and stage.taken_at and given != taken:
        return _short(wording.given_at, stage.given_at), _short(wording.taken_at, stage.taken_at)
    return (given or taken,)


def _short(template: str, at: datetime) -> str:
    return filled(template, clock=words.clock_in_words(at), day=day_text(words.in_vietnam(at).date()))


def _note(wording: ControlWording, stage: Stage) -> str:
    match stage.move:
        case Move.HANDED_OVER:
            return filled(wording.batch, number=stage.detail)
        case Move.SENT_BACK:
            return filled(wording.sent_back, reason=stage.detail)
        case Move.RESULT:
            return filled(wording.result, title=stage.detail)
        case Move.POSTED:
            return filled(wording.posted, item=stage.detail)
        case Move.RETURNED:
            return ""
