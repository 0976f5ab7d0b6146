"""Commands that only look (lệnh xem): what may be done, who holds what, what waits at the counter, what is due."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import click

from cchc_desktop.acts.refusal import Refused
from cchc_desktop.cli import answers, options
from cchc_desktop.cli.context import Context
from cchc_desktop.cli.deed import looking
from cchc_desktop.cli.desk_commands import digitised, feedback_told
from cchc_desktop.cli.telling import explained, moment, named, plain, standing
from cchc_desktop.domain.problem import Problem
from cchc_desktop.reports import apologies, feedback, handover, holders, pads, shelf
from cchc_desktop.ui.deeds.reading import read

_PADS_SINCE = timedelta(days=60)  # as long as the number file remembers a pad


@click.command("possible")
@options.code
@options.clerk
@click.pass_obj
def possible_command(context: Context, /, code: str, **given: Any) -> None:
    """What may be done now with a dossier; of each deed that may not, why. `needs_lead`: for this clerk."""
    with looking(context, given) as deed:
        dossier = deed.dossier(code)
        reading = read(deed.db, dossier.uid, deed.desk, deed.by, deed.now)
        deeds = [
            {
                "deed": each.name.lower(),
                "label": each.value,
                "possible": problem is None,
                "reason": problem.message if problem else None,
                "needs_lead": problem is None and each in reading.leave,
            }
            for each, problem in reading.deeds.items()
        ]
        came = moment(reading.due_after) if dossier.paused_at else None  # only then do they change it
        due = explained(deed.due_story(dossier)) | {"due_if_papers_come_now": came}
        answers.say(standing(dossier) | due | {"deeds": deeds})


@click.command("holders")
@options.clerk
@click.pass_obj
def holders_command(context: Context, /, **given: Any) -> None:
    """Who holds how many open folders, which are under way, and which a division still has to give back."""
    with looking(context, given) as deed:
        found = holders.holders(deed.db)
        held = [plain(each) | {"label": each.label} for each in found.held]
        answers.say(
            {
                "held": held,
                "total": found.total,
                "balanced": found.balanced,
                "under_way": plain(holders.under_way(deed.db)),
                "left_behind": plain(holders.left_behind(deed.db)),
            }
        )


@click.command("to-hand-over")
@click.option("--division", help="only those of this one")
@options.clerk
@click.pass_obj
def to_hand_over_command(context: Context, /, division: str | None, **given: Any) -> None:
    """Folders ready to leave, by division, the one that waits longest first; `late` should have left."""
    with looking(context, given) as deed:
        piles = handover.piles(deed.db, deed.desk.office, deed.desk.calendar, deed.now)
        answers.say(
            [
                {"division": pile.division, "late": pile.late, "folders": [_ready(each) for each in pile.folders]}
                for pile in piles
                if division in (None, pile.division)
            ]
        )


def _ready(folder: handover.Ready) -> dict[str, Any]:
    told = {"since": moment(folder.since), "hand_over_by": moment(folder.hand_over_by)}
    return named(folder.dossier) | told | {"late": folder.late, "came_back": folder.came_back}


@click.command("batch")
@click.argument("number")
@options.clerk
@click.pass_obj
def batch_command(context: Context, /, number: str, **given: Any) -> None:
    """What became of each folder of the batch with that NUMBER (or scanned bars)."""
    with looking(context, given) as deed:
        known = handover.progress(deed.db, number)
        if known is None:
            message = f"Kho của máy này không có phiếu bàn giao {number}."
            raise Refused((Problem("number", "batch.unknown", message),))
        answer = plain(known.batch) | {"bars": known.batch.bars, "genuine": known.genuine}
        answers.say(answer | {"folders": plain(known.members), "waiting": known.waiting})


@click.command("shelf")
@click.option("--to-post", is_flag=True, help="only those that go by public post")
@options.clerk
@click.pass_obj
def shelf_command(context: Context, /, to_post: bool, **given: Any) -> None:
    """Results that wait at the counter, where they lie and since when."""
    with looking(context, given) as deed:
        found = shelf.to_post(deed.db) if to_post else shelf.on_shelf(deed.db)
        answers.say(
            [
                named(each.dossier)
                | {"place": each.place, "arrived_at": moment(each.arrived_at), "by_post": each.by_post}
                | {"owner_name": each.dossier.intake.owner.name, "owed": each.dossier.owed}
                for each in found
            ]
        )


@click.command("due-soon")
@click.option("--days", type=click.IntRange(1, 60), default=1, show_default=True, help="working days after today")
@options.clerk
@click.pass_obj
def due_soon_command(context: Context, /, days: int, **given: Any) -> None:
    """Who must be told that it will be late: dossiers due within so many working days, late ones first."""
    with looking(context, given) as deed:
        found = apologies.due_within(deed.db, deed.desk.calendar, deed.now, days)
        answers.say(
            [
                standing(each.dossier)
                | {"is_late": each.is_late, "apologised": each.apologised}
                | {"owner_name": each.dossier.intake.owner.name, "phone": each.dossier.intake.owner.phone}
                for each in found
            ]
        )


@click.command("digitising")
@options.code
@options.clerk
@click.pass_obj
def digitising_command(context: Context, /, code: str, **given: Any) -> None:
    """Which papers of a dossier are scanned, and which still must be."""
    with looking(context, given) as deed:
        dossier = deed.dossier(code)
        answers.say(named(dossier) | {"papers": digitised(deed, dossier)})


@click.command("feedback-open")
@options.clerk
@click.pass_obj
def feedback_open_command(context: Context, /, **given: Any) -> None:
    """Feedback that waits for a step, oldest first, with the last working day of each."""
    with looking(context, given) as deed:
        waiting = feedback.waiting(deed.db, deed.desk.calendar, deed.now)
        answers.say([feedback_told(deed, each.feedback) for each in waiting])


@click.command("pads")
@options.clerk
@click.pass_obj
def pads_command(context: Context, /, **given: Any) -> None:
    """Emergency pads of the last 60 days and to come: which stubs were entered, struck out, or are still out."""
    with looking(context, given) as deed:
        states = pads.states(deed.db, deed.now.date() - _PADS_SINCE)
        answers.say(
            [
                {
                    "day": state.pad.day.isoformat(),
                    "made_at": moment(state.pad.made_at),
                    "by": state.pad.by.name or state.pad.by.code,
                    "entered": sorted(state.used),
                    "voided": sorted(state.voided),
                    "unused": state.unused,
                }
                for state in states
            ]
        )


COMMANDS = (
    *(possible_command, holders_command, to_hand_over_command, batch_command, shelf_command, due_soon_command),
    *(digitising_command, feedback_open_command, pads_command),
)
