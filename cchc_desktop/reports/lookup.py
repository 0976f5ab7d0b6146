"""Looking up (tra cứu): a code, an alias, a name or a number, newest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cchc_desktop.domain.code import parse_number
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import Refused, SupplementRequested
from cchc_desktop.domain.instants import parse_instant
from cchc_desktop.domain.letter_number import parse_letter
from cchc_desktop.domain.problem import Problem, warning
from cchc_desktop.domain.receipt_version import ScannedReceipt, scanned_receipt
from cchc_desktop.reports.story import story
from cchc_desktop.reports.voiding import voided
from cchc_desktop.store import dossiers, ledger, pads, slip_numbers, summaries
from cchc_desktop.store.connection import Database
from cchc_desktop.store.summaries import Summary

_MAKE_A_VERSION = ("dossier.amended", "dossier.supplementReceived")


@dataclass(frozen=True, slots=True)
class Paper:
    """What a scanned paper leads to; `receipt` only where it is one dossier, newest or replaced.

    `stub`: the code of a stub of an emergency pad of this counter that is still to be entered; "" for anything else.
    `voided`: since when, by whom and why the one dossier is none any more; "" for a living one.
    """

    rows: tuple[Summary, ...]
    receipt: ScannedReceipt | None
    stub: str = ""
    voided: str = ""


def look_up(db: Database, text: str, limit: int = 50) -> list[Summary]:
    """Dossiers that a text as typed may mean: by words and number ends; the newest ones for an empty text."""
    if not text.strip():
        return summaries.newest(db, limit)
    code = scanned_code(text)
    if code:
        return summaries.by_code(db, code)
    return list(_of_letter(db, text)) or summaries.found(db, text, limit)


def _of_letter(db: Database, text: str) -> tuple[Summary, ...]:
    """The dossiers of a letter's number, newest letter first; () for what is none, and for one not given here."""
    number = parse_letter(text)
    uids = dict.fromkeys(slip_numbers.dossiers_of(db, number)) if number else ()
    return tuple(row for uid in uids if (row := summaries.get(db, uid)))


def letters(db: Database, rows: Iterable[Summary]) -> dict[str, str]:
    """By uid, the number of the newest letter of each dossier that was not taken in: all the citizen has of it."""
    found = {row.uid: _letter(db, row.uid) for row in rows if not row.code}
    return {uid: number for uid, number in found.items() if number}


def _letter(db: Database, uid: str) -> str:
    told = (each.event for each in reversed(story(db, uid)))
    return next((event.slip_number for event in told if isinstance(event, Refused | SupplementRequested)), "")


def by_code(db: Database, code: str) -> list[Dossier]:
    """The dossiers a printed code or alias names; two when the portal found a clash."""
    return dossiers.by_code(db, scanned_code(code) or code.strip())


def named(db: Database, text: str) -> list[Dossier]:
    """The dossiers of a code as `by_code`, of a letter's number, or the one of a uid."""
    try:
        known = dossiers.get(db, str(UUID(text.strip())))
    except ValueError:
        known = None
    if known:
        return [known]
    lettered = [found for row in _of_letter(db, text) if (found := dossiers.get(db, row.uid))]
    return lettered or by_code(db, text)


def scanned_code(text: str) -> str | None:
    """The code or provisional number in a scanned or typed text, in its written form, without the version of a receipt.

    None when it is none.
    """
    found = parse_number(text)
    return found.text if found else None


def paper(db: Database, text: str) -> Paper:
    """The dossiers a scanned code, alias or letter's number names, and whether the receipt it stands on still holds."""
    lettered = _of_letter(db, text)
    if lettered:
        return Paper(lettered, None, voided=_gone(db, lettered))
    rows = summaries.by_code(db, scanned_code(text) or text.strip())
    if not rows:
        return Paper((), None, _stub(db, text))
    dossier = dossiers.get(db, rows[0].uid) if len(rows) == 1 else None
    if dossier is None:
        return Paper(tuple(rows), None)
    return Paper(tuple(rows), paper_in_hand(db, text, dossier), voided=_gone(db, rows))


def _gone(db: Database, rows: Sequence[Summary]) -> str:
    return (voided(db, rows[0].uid) or "Hồ sơ đã hủy.") if len(rows) == 1 and rows[0].voided else ""


def paper_in_hand(db: Database, text: str, dossier: Dossier) -> ScannedReceipt:
    """What a scan that led to this dossier says of the receipt it stands on: whether it was replaced, and when."""
    return scanned_receipt(text, dossier.receipt_version, reissued_at(db, dossier))


def _stub(db: Database, text: str) -> str:
    code = parse_number(text)
    pad = pads.of_code(db, code) if code else None
    return code.text if code and pad and code.text not in pads.voided(db, pad) else ""


def paper_doubts(db: Database, text: str, dossier: Dossier) -> tuple[Problem, ...]:
    """What is wrong with the receipt whose version `text` names ("CODE;1"); () when it holds, or none is named."""
    receipt = paper_in_hand(db, text, dossier)
    if not receipt.named or receipt.holds:
        return ()
    return (warning("code", "receipt.replaced", receipt.sentence),)


def not_one(db: Database, text: str, count: int) -> str:
    """Why a text names no dossier, or more than one (`count`)."""
    if not count and (stub := unentered(db, text)):
        return stub
    if not count:
        return f"Không thấy hồ sơ {text} ở quầy này. Chờ đồng bộ, hoặc hỏi quầy đã nhận."
    return f"Cần đúng một hồ sơ mang mã {text}; thấy {count}."


def unentered(db: Database, text: str) -> str:
    """What is said of a stub of our emergency pad that is still to be entered; "" for anything else."""
    stub = _stub(db, text)
    return f"{stub} là giấy dự phòng chưa nhập nên chưa có hồ sơ. Nhập bù trước." if stub else ""


def reissued_at(db: Database, dossier: Dossier) -> datetime | None:
    """When the newest version of its receipt was made; None for the first, and for one made at another counter."""
    if not dossier.reissues:
        return None
    made = [entry for entry in ledger.of_dossier(db, dossier.uid) if entry.type in _MAKE_A_VERSION]
    return parse_instant(made[-1].occurred_at) if made else None
