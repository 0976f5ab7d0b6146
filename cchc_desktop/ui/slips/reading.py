"""What the page of the slips reads (đọc giấy in được): each kind with its subject, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.record import find, require
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import SlipPrinted
from cchc_desktop.domain.guide_subject import GuideSubject, read_guide_subject
from cchc_desktop.domain.instants import VN, day_text
from cchc_desktop.domain.slip_kind import GROUP_RECEIPT, KINDS, About
from cchc_desktop.reports import together
from cchc_desktop.store import batches, prints, procedures
from cchc_desktop.store.connection import Database
from cchc_desktop.store.prints import Print
from cchc_desktop.ui.dossier import words
from cchc_desktop.ui.printing.prepared import Prepared, Wanted, planned

GUIDE, BATCH, SHEET = "guide", "handover", "scanner_sheet"


@dataclass(frozen=True, slots=True)
class Wish:
    """What slips are asked for: those of a dossier, and a procedure's guide sheet; "" for none of them."""

    uid: str = ""
    procedure_code: str = ""
    of_counter: bool = False  # with those that are of the counter itself


@dataclass(frozen=True, slots=True)
class SlipRow:
    """One slip; `why_not` "" when it can be printed, `printed` when and how often it was."""

    kind: str
    subject: str
    words: str
    why_not: str
    printed: str = ""


@dataclass(frozen=True, slots=True)
class SlipsReading:
    """The slips, those that can be printed first; `code` and `whose` of the dossier, "" for none."""

    code: str
    whose: str
    rows: tuple[SlipRow, ...]


def read(db: Database, wish: Wish, desk: Desk, by: Clerk, now: datetime) -> SlipsReading:
    """Raises Refused for a clerk who may not print, and for a dossier this store does not have."""
    require(by, Duty.PRINT)
    dossier = find(db, wish.uid) if wish.uid else None
    found = [*(prints.of_dossier(db, wish.uid) if dossier else ()), *prints.of_no_dossier(db)]
    rows = [_row(db, wanted, desk, (by, now), found) for wanted in _wanted(db, wish, dossier, now)]
    rows.sort(key=lambda row: bool(row.why_not))
    if dossier is None:
        return SlipsReading("", "", tuple(rows))
    what = dossier.reception.short_name or dossier.reception.procedure_name
    return SlipsReading(dossier.printed_code, f"{dossier.intake.owner.name} · {what}", tuple(rows))


def newest_code(db: Database, uid: str, by: Clerk) -> str:
    """What names the one receipt of all that was handed in with a dossier; "" for one that was not received here."""
    require(by, Duty.PRINT)
    return next(reversed(together.codes_with(db, uid)), "")


def how_many(db: Database, uid: str, by: Clerk) -> int:
    """How many dossiers the submitter of this one handed in that day."""
    require(by, Duty.PRINT)
    return len(together.codes_with(db, uid))


def _wanted(db: Database, wish: Wish, dossier: Dossier | None, now: datetime) -> Iterator[Wanted]:
    """In the order of the list."""
    if wish.procedure_code:
        yield GUIDE, wish.procedure_code
    if dossier is not None:
        yield from ((kind.name, dossier.uid) for kind in KINDS.values() if kind.about is About.DOSSIER)
        yield GROUP_RECEIPT, next(reversed(together.codes_with(db, dossier.uid)), "")
        if number := batches.slip_of(db, dossier.uid):
            yield BATCH, number
        if (guide := _guide_of(db, dossier)) not in ("", wish.procedure_code):
            yield GUIDE, guide
    if wish.of_counter:
        yield SHEET, now.date().isoformat()


def _guide_of(db: Database, dossier: Dossier) -> str:
    """The version it was received under, where the catalogue has another one by now."""
    code, version, received = dossier.intake.procedure_code, dossier.reception.procedure_version, dossier.received_at
    current = procedures.get(db, code)
    is_kept = version and received and procedures.get(db, code, version) is not None
    if not is_kept or (current is not None and current.version == version):
        return code
    return GuideSubject(code, version, received.astimezone(VN).date() if received else None).text


def _row(db: Database, wanted: Wanted, desk: Desk, by_when: tuple[Clerk, datetime], found: Sequence[Print]) -> SlipRow:
    kind, subject = wanted
    try:
        _demand(planned(db, wanted, desk, *by_when), by_when[1])
        why_not = ""
    except Refused as refused:
        why_not = refused.sentence
    mine = [each for each in found if (each.slip, each.subject) == wanted]
    return SlipRow(kind, subject, _words(db, wanted), why_not, words.printings(mine, by_when[1]))


def _demand(prepared: Prepared, now: datetime) -> None:
    """Raises Refused for what would be refused when it is asked for: a slip of a dossier that is void."""
    asked = prepared.asked
    event = SlipPrinted(now, asked.slip, "asked", "", asked.printing)
    problem = asked.dossier.refuses(event, now.date()) if asked.dossier else None
    if problem:
        raise Refused((problem,))


def _words(db: Database, wanted: Wanted) -> str:
    kind, subject = wanted
    label = KINDS[kind].label
    if kind == BATCH:
        return f"{label} {subject}"
    if kind != GUIDE:
        return label
    named = read_guide_subject(subject)
    procedure = procedures.get(db, named.code, named.version)
    of_day = f" (danh mục ngày {day_text(named.day)})" if named.day else ""
    return f"{label} {procedure.short_name or procedure.code}{of_day}" if procedure else label
