"""Letters gathered (phiếu, văn bản gửi công dân): the newest request, refusal, apology or stop of a dossier."""

from __future__ import annotations

from datetime import datetime

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import Adopted, Apologised, Received, Refused, Stopped, SupplementRequested, Withdrawn
from cchc_desktop.reports.gathering import Gather, NoPaper, Place, dossier_of
from cchc_desktop.reports.story import Told, last, story
from cchc_desktop.slips.letters.addressed import Adviser
from cchc_desktop.slips.letters.apology import Apology
from cchc_desktop.slips.letters.refusal import Refusal
from cchc_desktop.slips.letters.stop import Stop
from cchc_desktop.slips.letters.supplement_request import SupplementRequest
from cchc_desktop.store import clerks
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
    """The apology and its new date (Mẫu số 04); what held before is told beside it."""
    told, dossier = story(db, uid), dossier_of(db, uid)
    found = last(told, Apologised)
    if found is None:
        raise NoPaper("apology.none", "Hồ sơ chưa có lần xin lỗi và hẹn lại nào.")
    before = _before(told, found[1])
    return Apology(dossier, found[0], before.due_at if before else None, dossier.reception.division)


def stop(db: Database, uid: str, _place: Place, _now: datetime) -> Stop:
    """The notice that the work on it ended (Mẫu số 05)."""
    told, dossier = story(db, uid), dossier_of(db, uid)
    found, asked = last(told, Stopped), last(told, Withdrawn)
    if found is None:
        raise NoPaper("stop.none", "Hồ sơ chưa dừng xử lý nên chưa có thông báo dừng.")
    before = _before(told, found[1]) or dossier
    return Stop(before, found[0], asked[0] if asked else None, dossier.reception.division)


def _before(told: tuple[Told, ...], until: Told) -> Dossier | None:
    """The dossier as it stood when something happened."""
    dossier: Dossier | None = None
    for each in told:
        if each is until:
            return dossier
        if dossier is not None:
            dossier = dossier.after(each.event)
        elif isinstance(each.event, Received | Adopted):
            dossier = each.event.dossier
    return dossier


GATHER: dict[str, Gather] = {
    "supplement_request": supplement_request,
    "refusal": refusal,
    "apology": apology,
    "stop": stop,
}
