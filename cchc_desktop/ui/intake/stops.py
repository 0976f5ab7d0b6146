"""Where Enter stops (chỗ Enter dừng): at the next field that needs judgement, past all that is filled in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from cchc_desktop.ui.intake.fields import PartField
from cchc_desktop.ui.intake.more_card import MoreCard
from cchc_desktop.ui.intake.owner_card import OwnerCard, SubmitterCard
from cchc_desktop.ui.intake.paper_rows import PaperState
from cchc_desktop.ui.intake.procedure_card import ProcedureCard
from cchc_desktop.ui.intake.return_card import ReturnCard

_MAY_BE_EMPTY = frozenset({"summary", "note", "collector.name", "collector.phone", "collector.address"})


@dataclass(frozen=True, slots=True)
class Stop:
    """A widget that takes the focus; whether something is wanted there, and whether something there stops the act."""

    widget: QWidget
    wants: bool
    stops_act: bool = False


def stops_of(
    owner: OwnerCard, submitter: SubmitterCard, procedure: ProcedureCard, rest: tuple[ReturnCard, MoreCard]
) -> list[Stop]:
    """All that can be reached now, in the order of the screen."""
    found = [_field(field, expected=True) for field in owner.part.shown]
    if not submitter.isHidden():
        found += [_field(field, expected=True) for field in submitter.part.shown]
        found.append(Stop(submitter.authorised, not submitter.authorised.isChecked()))
    found += _procedure(procedure)
    for card in rest:
        for path, field in card.fields.items():
            if field.isVisibleTo(card):
                found.append(_field(field, expected=path not in _MAY_BE_EMPTY))
    return found


def next_stop(stops: Sequence[Stop], focused: QWidget | None) -> QWidget | None:
    """The first after the focused one that wants something, else the first that stops the act; None: all is done."""
    at = next((n for n, stop in enumerate(stops) if focused is not None and _holds(stop.widget, focused)), -1)
    after = next((stop.widget for stop in stops[at + 1 :] if stop.wants), None)
    return after or next((stop.widget for stop in stops[: max(0, at)] if stop.stops_act), None)


def _holds(widget: QWidget, focused: QWidget) -> bool:
    return widget is focused or widget.isAncestorOf(focused)


def _field(field: PartField, expected: bool) -> Stop:
    is_wrong = field.problem is not None and field.problem.is_error
    return Stop(field.line, is_wrong or (expected and not field.text), is_wrong)


def _procedure(card: ProcedureCard) -> Iterator[Stop]:
    yield Stop(card.picker.field.line, card.checklist.isHidden(), card.checklist.isHidden())
    if card.checklist.isHidden():
        return
    if card.picker.asks_case:
        yield Stop(card.picker.cases, not card.picker.cases.currentData())
    rows = card.checklist.table.papers.rows
    lacking = any(row.state in (PaperState.MISSING, PaperState.PARTIAL) for row in rows)
    yield Stop(card.checklist.table, bool(rows) and (lacking or not any(any(r.paper.counts) for r in rows)))
    if not card.fee.reason.isHidden() and not card.fee.isHidden():
        yield _field(card.fee.reason, expected=True)
