"""Letters gathered (phiếu, văn bản gửi công dân): the newest request, refusal, apology, stop or withdrawal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import Apologised, PapersGivenBack, Refused, Stopped, SupplementRequested, Withdrawn
from cchc_desktop.domain.reissue import printed_on_newest
from cchc_desktop.domain.slip_kind import WITHDRAWAL_NOTE
from cchc_desktop.domain.stages import stages
from cchc_desktop.domain.status import HolderKind
from cchc_desktop.reports.gathering import Gather, NoPaper, Place, dossier_of
from cchc_desktop.reports.story import Told, last, story
from cchc_desktop.slips.letters.addressed import Adviser
from cchc_desktop.slips.letters.apology import Apology
from cchc_desktop.slips.letters.refusal import Refusal
from cchc_desktop.slips.letters.stop import Stop
from cchc_desktop.slips.letters.supplement_request import SupplementRequest
from cchc_desktop.slips.lists.withdrawal_note import WithdrawalNote
from cchc_desktop.store import clerks, rebuild
from cchc_desktop.store.connection import Database


def supplement_request(db: Database, uid: str, _place: Place, _now: datetime) -> SupplementRequest:
    """The newest request (Mẫu số 02); its ordinal is how many there were."""
    told = story(db, uid)
    found = last(told, SupplementRequested)
    if found is None:
        raise NoPaper("supplement.none", "Hồ sơ chưa có lần yêu cầu bổ sung nào.")
    request, by = found
    ordinal = sum(isinstance(each.event, SupplementRequested) for each in told)
    approver = clerks.get(db, request.approved_by) if request.approved_by else None
    name = approver.clerk.name if approver else ""
    return SupplementRequest(dossier_of(db, uid), request, Adviser(by.name), ordinal, name)


def refusal(db: Database, uid: str, _place: Place, _now: datetime) -> Refusal:
    """The refusal (Mẫu số 03)."""
    found = last(story(db, uid), Refused)
    if found is None:
        raise NoPaper("refusal.none", "Hồ sơ không bị từ chối nên không có phiếu từ chối.")
    return Refusal(dossier_of(db, uid), found[0], Adviser(found[1].name))


def apology(db: Database, uid: str, _place: Place, _now: datetime) -> Apology:
    """The apology and its new date (Mẫu số 04), with the date on the newest receipt and what held before it."""
    told, dossier = story(db, uid), dossier_of(db, uid)
    found = last(told, Apologised)
    if found is None:
        raise NoPaper("apology.none", "Hồ sơ chưa có lần xin lỗi và hẹn lại nào.")
    earlier = told[: told.index(found[1])]
    before, receipt = _stood(earlier), printed_on_newest(each.event for each in earlier)
    division, taken = _division(earlier, before)
    return Apology(
        dossier,
        found[0],
        receipt.due_at if receipt else None,
        division,
        due_in_force=before.due_at if before else None,
        taken=taken,
    )


def stop(db: Database, uid: str, _place: Place, _now: datetime) -> Stop:
    """The notice that the work on it ended (Mẫu số 05)."""
    told, dossier = story(db, uid), dossier_of(db, uid)
    found, asked = last(told, Stopped), last(told, Withdrawn)
    if found is None:
        raise NoPaper("stop.none", "Hồ sơ chưa dừng xử lý nên chưa có thông báo dừng.")
    earlier = told[: told.index(found[1])]
    before = _stood(earlier)
    return Stop(before or dossier, found[0], asked[0] if asked else None, _division(earlier, before)[0])


def withdrawal_note(db: Database, uid: str, place: Place, _now: datetime) -> WithdrawalNote:
    """What went back into the citizen's hand when it was withdrawn, or what of it went back last, after its end."""
    told, dossier = story(db, uid), dossier_of(db, uid)
    later = last(told, PapersGivenBack)
    found: tuple[Withdrawn | Stopped, Told] | None = last(told, Withdrawn)
    if found is None and later:
        found = last(told, Stopped)
    if found is None or not dossier.printed_code:
        raise NoPaper("withdrawal.none", "Hồ sơ chưa rút tại quầy nên chưa có giấy giao trả.")
    event, by = found[0], later[1] if later else found[1]
    before = _stood(told[: told.index(by)])
    return WithdrawalNote(before or dossier, event, by.name, place.office.counter, later[0] if later else None)


def _division(told: Sequence[Told], dossier: Dossier | None) -> tuple[str, bool]:
    """The division that has the folder after all that, "" for none, and whether it was taken there."""
    if dossier is None or dossier.holder.kind is not HolderKind.DIVISION:
        return "", True
    way = stages((each.event, each.name) for each in told)
    return dossier.holder.name, not way or way[-1].taken_at is not None


def _stood(told: Iterable[Told]) -> Dossier | None:
    """The dossier after all that; None before anything made it."""
    dossier: Dossier | None = None
    for each in told:
        dossier = rebuild.after(dossier, each.event)
    return dossier


GATHER: dict[str, Gather] = {
    "supplement_request": supplement_request,
    "refusal": refusal,
    "apology": apology,
    "stop": stop,
    WITHDRAWAL_NOTE: withdrawal_note,
}
