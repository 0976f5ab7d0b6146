"""What an act demands before it is done (điều kiện trước khi ghi): a confirmed doubt, a worked day, a known division."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.record import require, told
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain import given_back
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import PapersGivenBack, Stopped, Withdrawn
from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.possible import Deed, possible
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.status import COUNTER
from cchc_desktop.domain.text import clean
from cchc_desktop.store import procedures, rebuild
from cchc_desktop.store.connection import Database

_NAMED = 8  # divisions in one sentence


def demand_confirmed(doubts: Iterable[Problem | None], confirmed: bool) -> None:
    """Raises Refused with what must be said a second time (Refused.is_doubt), unless it was."""
    found = tuple(doubt for doubt in doubts if doubt is not None)
    if found and not confirmed:
        raise Refused(found)


def demand_dossiers(by: Clerk, duty: Duty) -> None:
    """Raises Refused for who has nothing to do with dossiers; whose duty it is among the others is asked later."""
    if by.may_not(Duty.READ_DOSSIER):
        require(by, duty)


def demand_possible(db: Database, dossier: Dossier, deed: Deed, today: date) -> None:
    """Raises Refused when the dossier stands against the deed, whoever does it: asked before anybody's leave is."""
    problem = possible(dossier, today)[deed]
    if problem is not None:
        raise Refused((told(db, dossier, problem, today),))


def demand_worked_day(desk: Desk, day: date, field: str, called: str, code: str) -> None:
    """Raises Refused for a day on which the office is closed: nobody could come."""
    if not desk.calendar.is_worked(day):
        name = desk.calendar.name(day)
        message = f"{called} {day_text(day)} cơ quan nghỉ ({name}). Chọn một ngày làm việc. Chưa lưu gì."
        raise Refused((Problem(field, code, message),))


def demand_received(db: Database, dossier: Dossier, papers: Sequence[Paper]) -> None:
    """Raises Refused for papers given back that were never handed in, are back already, or lie elsewhere."""
    if papers and dossier.holder != COUNTER:
        message = (
            "Túi hồ sơ không ở quầy nên chưa có giấy tờ để trả. Để trống, hoặc nhận túi về quầy trước. Chưa lưu gì."
        )
        raise Refused((Problem("papers", "given_back.elsewhere", message),))
    found = tuple(given_back.problems(papers, dossier.intake.papers, _back_already(db, dossier)))
    if found:
        raise Refused(found)


def originals_left(db: Database, dossier: Dossier) -> tuple[Paper, ...]:
    """The originals that a withdrawal or a stop has not given back yet."""
    return given_back.left(dossier.intake.originals, _back_already(db, dossier))


def _back_already(db: Database, dossier: Dossier) -> tuple[Paper, ...]:
    told = rebuild.events(db, dossier.uid)
    ended = (event for event in told if isinstance(event, Withdrawn | Stopped | PapersGivenBack))
    return tuple(paper for event in ended for paper in event.papers)


def known_division(db: Database, desk: Desk, text: str, folders: Sequence[Dossier]) -> str:
    """A division as it is written in the office file, the catalogue or at a folder's reception; raises Refused."""
    wanted = clean(text)
    if not wanted:
        raise Refused((Problem("to", "handover.division", "Cần chọn phòng chuyên môn nhận hồ sơ."),))
    own = (folder.reception.division for folder in folders)
    written = dict.fromkeys(name for name in (*desk.office.divisions, *own, *procedures.divisions(db)) if name)
    known = {clean(name).casefold(): name for name in reversed(written)}
    if not known:
        return wanted  # neither office file nor catalogue names any
    if wanted.casefold() not in known:
        named = "; ".join(list(written)[:_NAMED]) + ("…" if len(written) > _NAMED else "")
        message = f"Không có phòng “{wanted}” trong tệp đơn vị và danh mục. Có: {named}. Chưa bàn giao."
        raise Refused((Problem("to", "handover.unknown", message),))
    return known[wanted.casefold()]
