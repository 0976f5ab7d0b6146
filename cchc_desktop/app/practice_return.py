"""Results of a practice counter (trả kết quả giả định): collected or sent by post, rated, complained about."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from cchc_desktop.acts import custody, fees, rating
from cchc_desktop.app import practice_words as words
from cchc_desktop.app.practice_feedback import complain
from cchc_desktop.app.practice_shift import ITEMS, Shift
from cchc_desktop.domain import postal
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import ResultHandedOver, ResultPosted
from cchc_desktop.domain.intake import ReturnChannel
from cchc_desktop.domain.milestones import judged_at
from cchc_desktop.domain.money import CASH
from cchc_desktop.store import dossiers
from cchc_desktop.store.connection import Database

_TO_THE_POST = 0.9  # of the day's hours
_NEVER_COLLECTED = 0.02
_BY_ANOTHER = 0.05
_RATED = 0.23  # at the counter; who gets it by post says nothing
_SCORES = (5, 4, 3, 2, 1)
_GIVEN, _GIVEN_LATE = (60, 28, 8, 3, 1), (20, 25, 25, 18, 12)
_SAYS_WHY = 0.3
_COMPLAINS, _COMPLAINS_LATE = 0.006, 0.05


def give(shift: Shift, dossier: Dossier, at: datetime) -> None:
    """A result lies on the shelf: when it goes to its collector."""
    uid, day = dossier.uid, at.date()
    if dossier.intake.return_channel is ReturnChannel.POST:
        shift.agenda.add(max(at, shift.time.at(day, _TO_THE_POST)), partial(_post, shift, uid))
    elif dossier.intake.return_channel is ReturnChannel.ONLINE:
        shift.agenda.add(at, partial(_return, shift, uid))
    elif not shift.happens(_NEVER_COLLECTED):
        days = int(shift.chance.expovariate(0.6))
        share = shift.chance.random() * _TO_THE_POST
        collected = shift.time.after(day, days, share) if days else shift.time.at(day, share)
        shift.agenda.add(max(at, collected), partial(_return, shift, uid))


def _post(shift: Shift, uid: str, db: Database, at: datetime) -> None:
    shift.items = (shift.items + 1) % ITEMS
    serial = f"{shift.items:08}"
    item = f"EV{serial}{postal.check_digit(serial)}VN"
    custody.return_result(db, uid, ResultPosted(at, item), shift.clerk)


def _return(shift: Shift, uid: str, db: Database, at: datetime) -> None:
    """What is still owed is paid, the result handed over, and some say how it was."""
    dossier = dossiers.get(db, uid)
    if dossier is None or dossier.voided:
        return
    if dossier.owed > 0:
        dossier = fees.collect(db, uid, fees.Payment(dossier.owed, CASH), shift.clerk, at)
    custody.return_result(db, uid, _handed_over(shift, dossier, at), shift.somebody())
    late = _was_late(dossier)
    if dossier.intake.return_channel is ReturnChannel.COUNTER and shift.happens(_RATED):
        _rate(shift, db, uid, late, at)
    if shift.happens(_COMPLAINS_LATE if late else _COMPLAINS):
        said = shift.some_days_after(at.date(), 1, 5)
        shift.agenda.add(said, partial(complain, shift, dossier))


def _handed_over(shift: Shift, dossier: Dossier, at: datetime) -> ResultHandedOver:
    if not shift.happens(_BY_ANOTHER):
        return ResultHandedOver(at, dossier.intake.owner.name)
    other = shift.crowd.someone(shift.chance)
    written = f"Giấy ủy quyền ngày {at - timedelta(days=1):%d/%m/%Y}"
    return ResultHandedOver(at, other.name, True, other.number, written)


def _was_late(dossier: Dossier) -> bool:
    judged, done = judged_at(dossier), dossier.processed_at
    return bool(judged and done and done.date() > judged.date())


def _rate(shift: Shift, db: Database, uid: str, late: bool, at: datetime) -> None:
    (score,) = shift.chance.choices(_SCORES, _GIVEN_LATE if late else _GIVEN)
    comment = shift.one(words.COMMENTS[score]) if shift.happens(_SAYS_WHY) else ""
    rating.rate(db, uid, score, comment, shift.clerk, at)
