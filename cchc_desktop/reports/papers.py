"""The papers (giấy in ra): any kind of slip gathered from the store as it now stands, ready to be drawn.

To add a kind: a function `(db, subject, place, now) -> Slip` (reports/gathering.py) in the module of its family,
reports/papers_*.py, named in that module's GATHER; the family stands in the list below. The kinds and what names one
slip of each are in domain/slip_kind.py.
"""

from __future__ import annotations

from datetime import datetime

from cchc_desktop.reports import (
    papers_custody,
    papers_day,
    papers_desk,
    papers_figures,
    papers_inspection,
    papers_letters,
    papers_receipts,
    papers_register,
    papers_scanner,
)
from cchc_desktop.reports.gathering import Gather, Place
from cchc_desktop.slips.slip import Slip
from cchc_desktop.store.connection import Database

_FAMILIES = (
    papers_receipts.GATHER,
    papers_custody.GATHER,
    papers_letters.GATHER,
    papers_desk.GATHER,
    papers_day.GATHER,
    papers_register.GATHER,
    papers_scanner.GATHER,
    papers_inspection.GATHER,
    papers_figures.GATHER,
)
_GATHER: dict[str, Gather] = {kind: function for family in _FAMILIES for kind, function in family.items()}


def known() -> tuple[str, ...]:
    """Every kind of slip there is a function for."""
    return tuple(_GATHER)


def gather(db: Database, kind: str, subject: str, place: Place, now: datetime) -> Slip:
    """The slip of that kind about `subject`; raises NoPaper when there is nothing it could say, KeyError for no kind."""
    return _GATHER[kind](db, subject, place, now)
