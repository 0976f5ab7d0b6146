"""Who comes in the month, with what: intakes of every channel, owners of every kind, groups of one submitter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from factories import a_business, a_foreigner

from cchc_desktop.app.practice_people import Crowd
from cchc_desktop.domain import checklist
from cchc_desktop.domain.intake import Channel, Intake, Paper, ReturnChannel
from cchc_desktop.domain.person import OwnerKind, Person
from cchc_desktop.domain.procedure import Procedure

_CHANNELS = (Channel.COUNTER,) * 8 + (Channel.ONLINE, Channel.POST)
_RETURNS = (ReturnChannel.COUNTER,) * 6 + (ReturnChannel.POST, ReturnChannel.POST, ReturnChannel.ONLINE)
_EXEMPT = "hộ nghèo"


def an_intake_of(procedure: Procedure, owner: Person, chance: Random) -> Intake:
    """Somebody's papers for a procedure, complete."""
    cases = ["", *(case.code for case in procedure.cases)]
    case = chance.choice(cases)
    papers = checklist.all_here(procedure, case) or (Paper("Đơn đề nghị", original=1),)
    exempt = procedure.fee is not None and chance.random() < 0.15
    return Intake(
        owner=owner,
        procedure_code=procedure.code,
        case_code=case,
        papers=papers,
        channel=chance.choice(_CHANNELS),
        return_channel=chance.choice(_RETURNS),
        fee_amount=procedure.fee.amount if procedure.fee else None,
        fee_exempt=_EXEMPT if exempt else "",
    )


def someone(crowd: Crowd, chance: Random) -> tuple[Person, OwnerKind]:
    """Mostly citizens; a company and a foreigner now and then."""
    drawn = chance.random()
    if drawn < 0.05:
        return a_business(), OwnerKind.ENTERPRISE
    if drawn < 0.08:
        return a_foreigner(), OwnerKind.OTHER
    return crowd.someone(chance), OwnerKind.CITIZEN


def intakes(procedures: list[Procedure], crowd: Crowd, chance: Random, count: int) -> Iterator[list[Intake]]:
    """So many intakes in parties: one mostly, sometimes two or three of one submitter."""
    while count:
        size = min(count, chance.choice((1,) * 12 + (2, 3)))
        party = []
        for _ in range(size):
            owner, kind = someone(crowd, chance)
            party.append(replace(an_intake_of(chance.choice(procedures), owner, chance), owner_kind=kind))
        if size > 1:
            submitter = crowd.someone(chance)
            party = [replace(each, submitter=submitter, authorised=True) for each in party]
        yield party
        count -= size


def without_papers(intake: Intake) -> Intake:
    """The same, with an empty hand."""
    return replace(intake, papers=())
