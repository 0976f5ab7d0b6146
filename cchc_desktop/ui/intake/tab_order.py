"""The order of Tab (thứ tự phím Tab): as one reads, whatever the breadth, set once when all stands in one window."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise

from PySide6.QtWidgets import QWidget

from cchc_desktop.ui.intake.action_row import ActionRow
from cchc_desktop.ui.intake.fields import PartField
from cchc_desktop.ui.intake.more_card import MoreCard
from cchc_desktop.ui.intake.owner_card import OwnerCard, SubmitterCard
from cchc_desktop.ui.intake.procedure_card import ProcedureCard
from cchc_desktop.ui.intake.return_card import ReturnCard


def set_tab_order(*parts: Iterator[QWidget]) -> None:
    """Tab goes through these, one part after the other; hidden ones are passed over by Qt.

    Given editors, not the fields around them: an order of focus proxies makes Qt go round in circles.
    """
    for before, after in pairwise(chain.from_iterable(parts)):
        QWidget.setTabOrder(before, after)


def in_owner(card: OwnerCard) -> Iterator[QWidget]:
    """The fields, then what stands above them."""
    yield from _lines(card.part.fields)
    yield card.shapes
    yield card.apart


def in_submitter(card: SubmitterCard) -> Iterator[QWidget]:
    """The fields, then the authorisation."""
    yield from _lines(card.part.fields)
    yield card.authorised


def in_procedure(card: ProcedureCard) -> Iterator[QWidget]:
    """The box, the case, the papers, the fee."""
    papers, fee = card.checklist, card.fee
    yield card.picker.field.line
    yield card.picker.cases
    yield from (papers.table, papers.name, papers.sets, papers.guide, papers.add_one, papers.tick_all)
    yield from (fee.exempt, fee.reason.line)


def in_more(card: MoreCard) -> Iterator[QWidget]:
    """What opens it, then what is inside."""
    yield card.toggle
    yield from card.channels.rows.values()
    yield from _lines(card.fields)


def in_return(card: ReturnCard) -> Iterator[QWidget]:
    """The ways, then the fields."""
    yield from card.channels.rows.values()
    yield from _lines(card.fields)


def in_bar(bar: ActionRow) -> Iterator[QWidget]:
    """From left to right."""
    yield from (bar.keep, bar.drafts, bar.request, bar.refusal, bar.late, bar.more, bar.save)


def _lines(fields: dict[str, PartField]) -> Iterator[QWidget]:
    return (field.line for field in fields.values())
