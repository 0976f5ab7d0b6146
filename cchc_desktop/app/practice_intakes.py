"""What citizens bring to a practice counter (hồ sơ nộp giả định): procedure, papers, channel, fee, by whom."""

from __future__ import annotations

from datetime import date, timedelta

from cchc_desktop.app.practice_fates import nth
from cchc_desktop.app.practice_shift import Shift
from cchc_desktop.app.practice_words import EXEMPT
from cchc_desktop.domain import checklist
from cchc_desktop.domain.intake import Channel, Intake, Paper, ReturnChannel
from cchc_desktop.domain.procedure import OnlineLevel, Procedure

_ONLINE = {OnlineLevel.FULL: 0.55, OnlineLevel.PARTIAL: 0.4, OnlineLevel.INFORMATION: 0.0}
_BY_POST = 0.05
_BACK_BY_POST = 0.09
_BACK_ONLINE = 0.08
_EXEMPT = 0.07
_FOR_ANOTHER = 0.06


def intake(shift: Shift, day: date) -> Intake:
    """One more, complete."""
    chance = shift.chance
    procedure = shift.catalogue[nth(chance, len(shift.catalogue))]
    channel, filed_on = _channel(shift, procedure, day)
    exempt = shift.one(EXEMPT) if procedure.fee and shift.happens(_EXEMPT) else ""
    instead = shift.crowd.someone(chance) if shift.happens(_FOR_ANOTHER) else None
    return Intake(
        owner=shift.crowd.someone(chance),
        procedure_code=procedure.code,
        submitter=instead,
        authorised=instead is not None,
        papers=_papers(shift, procedure),
        channel=channel,
        return_channel=_return_channel(shift),
        fee_amount=procedure.fee.amount if procedure.fee and not exempt else None,
        fee_exempt=exempt,
        filed_on=filed_on,
    )


def _channel(shift: Shift, procedure: Procedure, day: date) -> tuple[Channel, date | None]:
    """What did not come to the counter was filed, or posted, some days before."""
    drawn, online = shift.chance.random(), _ONLINE[procedure.online_level]
    if drawn < online:
        return Channel.ONLINE, day - timedelta(days=nth(shift.chance, 3))
    if drawn < online + _BY_POST:
        return Channel.POST, day - timedelta(days=1 + nth(shift.chance, 4))
    return Channel.COUNTER, None


def _return_channel(shift: Shift) -> ReturnChannel:
    drawn = shift.chance.random()
    if drawn < _BACK_BY_POST:
        return ReturnChannel.POST
    return ReturnChannel.ONLINE if drawn < _BACK_BY_POST + _BACK_ONLINE else ReturnChannel.COUNTER


def _papers(shift: Shift, procedure: Procedure) -> tuple[Paper, ...]:
    papers = shift.papers.get(procedure.code)
    if papers is None:
        papers = checklist.all_here(procedure, "") or (Paper("Đơn đề nghị", original=1),)
        shift.papers[procedure.code] = papers
    return papers
