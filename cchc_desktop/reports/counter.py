"""What the counter asks while it receives (tra cứu tại quầy): returning citizens, duplicates, procedures, drafts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.instants import VN, day_text
from cchc_desktop.domain.intake import Channel, Intake
from cchc_desktop.domain.procedure import Procedure
from cchc_desktop.domain.status import Holder, HolderKind
from cchc_desktop.store import dossiers, drafts, procedures
from cchc_desktop.store.connection import Database
from cchc_desktop.store.drafts import Draft


@dataclass(frozen=True, slots=True)
class Returning:
    """A citizen who was here before: the newest intake to prefill from, and the dossiers, newest first."""

    intake: Intake
    earlier: tuple[Dossier, ...]


def returning(db: Database, number: str, but: str = "") -> Returning | None:
    """What earlier dossiers of an identity number say, or None for a new citizen.

    `but`: the uid of the one that is being completed, which is none of the others.
    """
    found = dossiers.of_owner(db, number) if number else []
    earlier = tuple(dossier for dossier in found if not dossier.voided and dossier.uid != but)
    return Returning(earlier[0].intake, earlier) if earlier else None


def open_same(db: Database, number: str, procedure_code: str, but: str = "") -> list[Dossier]:
    """Dossiers of the same owner and procedure that are still open, `but` one: a warning, never a refusal."""
    return [
        dossier
        for dossier in (dossiers.of_owner(db, number) if number else ())
        if dossier.intake.procedure_code == procedure_code
        and not dossier.status.ended
        and not dossier.voided
        and dossier.uid != but
    ]


def duplicate_words(found: Sequence[Dossier]) -> str:
    """What is said of dossiers that `open_same` found, one at least."""
    newest, others = found[0], len(found) - 1
    more = f" (và {others} hồ sơ nữa)" if others else ""
    if not newest.is_received:
        return f"Đã có hồ sơ {unnumbered(newest)}{more}, cùng thủ tục."
    return f"Đã có hồ sơ {newest.printed_code}{more}, cùng thủ tục, {_where(newest.holder)}."


def unnumbered(dossier: Dossier) -> str:
    """How one that was not received yet is spoken of: it has no code to be called by."""
    if dossier.paused_at:
        return f"chưa tiếp nhận, chờ bổ sung từ {day_text(dossier.paused_at.astimezone(VN).date())}"
    return "nộp trực tuyến, chưa tiếp nhận" if dossier.intake.channel is Channel.ONLINE else "chưa tiếp nhận"


def _where(holder: Holder) -> str:
    if holder.kind is HolderKind.DIVISION:
        return f"đang ở {holder.name}"
    at = f"đang ở quầy {holder.counter}".strip()
    return {HolderKind.COUNTER: at, HolderKind.POST: "đã gửi bưu chính"}.get(holder.kind, "đã trả")


def matching_procedures(db: Database, text: str, limit: int = 20) -> list[Procedure]:
    """Procedures of the current catalogue by code or by words without diacritics, most used first."""
    return procedures.matching(db, text, limit)


def drafts_of(db: Database, clerk_code: str) -> list[Draft]:
    """A clerk's drafts, newest first."""
    return drafts.of_clerk(db, clerk_code)
