"""Commands that decide about a dossier (lệnh quyết định): supplement, refusal, withdrawal, stop, correction, apology."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import click
import msgspec

from cchc_desktop.acts import at_intake, decide, supplement
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.acts.supplement import Brought
from cchc_desktop.cli import answers, options
from cchc_desktop.cli.context import Context
from cchc_desktop.cli.deed import Deed, begun, of_dossier
from cchc_desktop.cli.given import content_of, day_of, intake_of, merged, paper_of, papers_of, told
from cchc_desktop.cli.telling import explained, standing
from cchc_desktop.domain.clerk import Duty
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import Apologised, Stopped, SupplementRequested
from cchc_desktop.domain.intake_file import intake_json
from cchc_desktop.domain.intake_form import PaperFile
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.slip_kind import RECEIPT, WITHDRAWAL_NOTE
from cchc_desktop.domain.supplement_rules import at_least_one, came_late
from cchc_desktop.store import due

_INTAKE = click.option(
    "--intake", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="what is not received yet (JSON)"
)
_MAYBE_CODE = click.argument("code", required=False)


class _Request(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    content: str = ""
    reason: str = ""
    papers: tuple[PaperFile, ...] = ()
    deadline: str = ""
    stage: Literal["", "intake", "appraisal"] = ""
    legal_basis: str = ""
    approval_reason: str = ""


class _Received(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    papers: tuple[PaperFile, ...] | Literal["all"] = ()


class _Reason(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    reason: str = ""


class _Withdrawal(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    reason: str = ""
    papers: tuple[PaperFile, ...] | None = None


class _Stop(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    reason: str = ""
    legal_basis: str = ""
    papers: tuple[PaperFile, ...] = ()


class _Apology(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    reason: str = ""
    due_at: str = ""


@click.command("request-supplement")
@_MAYBE_CODE
@_INTAKE
@click.option("--content", help="what is missing or must be mended")
@options.reason
@options.papers
@click.option("--deadline", metavar="YYYY-MM-DD", help="the last day to bring it")
@click.option("--stage", type=click.Choice(["intake", "appraisal"]), help="left out: by where the dossier is")
@click.option("--legal-basis")
@options.together(options.json_file, options.approved, options.printed, options.clerk)
@click.pass_obj
def request_supplement_command(context: Context, /, code: str | None, intake: Path | None, **given: Any) -> None:
    """Ask in writing for papers of the dossier with that CODE, or of an intake that is not received (--intake).

    A second request is a lead's, or needs a lead's leave: it counts as overdue nationally.
    """
    _demand_one(code, intake)
    form = told(_Request, given | {"papers": tuple(map(paper_of, given["papers"]))})
    with begun(context, given) as deed:
        deadline = day_of(form.deadline, "deadline")
        request = SupplementRequested(
            deed.now,
            form.content,
            form.reason,
            papers_of(form.papers),
            deed.closing(deadline) if deadline else None,
            stage=form.stage,
            legal_basis=form.legal_basis,
            approval_reason=form.approval_reason,
        )
        after = _asked_at_intake(deed, intake, request) if intake else _asked(deed, code or "", request)
        deed.finish(standing(after), of_dossier("supplement_request", after))


def _asked_at_intake(deed: Deed, intake: Path, request: SupplementRequested) -> Dossier:
    brought = intake_of(deed.db, intake.read_bytes(), None)
    return at_intake.request_at_intake(deed.db, deed.desk, brought, request, deed.by)


def _asked(deed: Deed, code: str, request: SupplementRequested) -> Dossier:
    dossier = deed.dossier(code)
    approval = deed.approval(Duty.SECOND_SUPPLEMENT) if dossier.supplements else None
    return supplement.request_supplement(deed.db, deed.desk, dossier.uid, request, deed.by, approval)


@click.command("receive-supplement")
@options.code
@options.papers
@click.option("--all", "everything", is_flag=True, help="everything that was asked for last has come")
@options.together(options.json_file, options.confirmed, options.printed, options.clerk)
@click.pass_obj
def receive_supplement_command(context: Context, /, code: str, everything: bool, **given: Any) -> None:
    """Take the papers that were asked for: the clock goes on, and the answer has the new return date.

    --all also where no paper was asked for, but something to be put right. Without one that was asked for: --confirm.
    """
    form = told(_Received, given | {"papers": "all" if everything else tuple(map(paper_of, given["papers"]))})
    with begun(context, given) as deed:
        dossier = deed.dossier(code)
        asked = due.last_request(deed.db, dossier.uid)
        if not form.papers:
            message = "Ghi ít nhất một giấy tờ công dân vừa nộp, hoặc --all. Chưa lưu gì."
            raise Refused((Problem("papers", "papers.none", message),))
        everything_asked = tuple(map(at_least_one, asked.papers if asked else ()))
        brought = Brought(everything_asked if form.papers == "all" else papers_of(form.papers), given["confirmed"])
        after = supplement.receive_supplement(deed.db, deed.desk, dossier.uid, brought, deed.by, deed.now)
        late = came_late(asked, deed.now.date())
        answer = standing(after) | explained(deed.due_story(after))
        deed.finish(answer, of_dossier(RECEIPT, after), [late] if late else [])


@click.command("refuse")
@_MAYBE_CODE
@_INTAKE
@options.together(options.reason, options.json_file, options.printed, options.clerk)
@click.pass_obj
def refuse_command(context: Context, /, code: str | None, intake: Path | None, **given: Any) -> None:
    """Refuse in writing what was filed online, or what is brought to the counter (--intake)."""
    _demand_one(code, intake)
    why = told(_Reason, given).reason
    with begun(context, given) as deed:
        if intake:
            brought = intake_of(deed.db, intake.read_bytes(), None)
            after = at_intake.refuse_intake(deed.db, deed.desk, brought, why, deed.by, deed.now)
        else:
            after = decide.refuse(deed.db, deed.desk, deed.dossier(code or "").uid, why, deed.by, deed.now)
        deed.finish(standing(after), of_dossier("refusal", after))


@click.command("withdraw")
@options.code
@options.together(options.reason, options.papers, options.json_file, options.printed, options.clerk)
@click.pass_obj
def withdraw_command(context: Context, /, code: str, **given: Any) -> None:
    """The citizen asks for the dossier back; without --papers all originals at the counter are given back."""
    form = told(_Withdrawal, given | {"papers": tuple(map(paper_of, given["papers"]))})
    with begun(context, given) as deed:
        papers = None if form.papers is None else papers_of(form.papers)
        after = decide.withdraw(deed.db, deed.dossier(code).uid, form.reason, papers, deed.by, deed.now)
        deed.finish(standing(after), of_dossier(WITHDRAWAL_NOTE, after))


@click.command("stop")
@options.code
@options.together(options.reason, click.option("--legal-basis"), options.papers)
@options.together(options.json_file, options.printed, options.clerk)
@click.pass_obj
def stop_command(context: Context, /, code: str, **given: Any) -> None:
    """Stop the work on a dossier, with its notice; --papers are the originals given back."""
    form = told(_Stop, given | {"papers": tuple(map(paper_of, given["papers"]))})
    with begun(context, given) as deed:
        notice = Stopped(deed.now, form.reason, form.legal_basis, papers_of(form.papers))
        after = decide.stop(deed.db, deed.desk, deed.dossier(code).uid, notice, deed.by)
        deed.finish(standing(after), of_dossier("stop", after))


@click.command("amend")
@options.code
@options.together(options.reason, options.json_file, options.approved, options.printed, options.clerk)
@click.pass_obj
def amend_command(context: Context, /, code: str, **given: Any) -> None:
    """Correct what was taken down: --json has the members that change, null for one to be taken out.

    They are merged into the intake (RFC 7396). A clerk corrects their own until it is handed over, a lead all later.
    """
    changes = content_of(given["json_file"])
    why = given["reason"] or changes.pop("reason", "")
    with begun(context, given) as deed:
        dossier = deed.dossier(code)
        whole = merged(msgspec.json.decode(intake_json(dossier.intake)), changes)
        intake = intake_of(deed.db, msgspec.json.encode(whole), (dossier.received_at or deed.now).date())
        later = decide.correction(deed.db, dossier, deed.by) is Duty.CORRECT_LATER
        approval = deed.approval(Duty.CORRECT_LATER) if later else None
        after = decide.amend(deed.db, dossier.uid, intake, str(why), (deed.by, deed.now, approval))
        deed.finish(standing(after), of_dossier(RECEIPT, after))


@click.command("void")
@options.code
@options.together(options.reason, options.json_file, options.approved, options.clerk)
@click.pass_obj
def void_command(context: Context, /, code: str, **given: Any) -> None:
    """Strike out a dossier that was entered by mistake: its number is never used again. A lead's duty."""
    why = told(_Reason, given).reason
    with begun(context, given) as deed:
        dossier, approval = deed.dossier(code), deed.approval(Duty.VOID)
        after = decide.void(deed.db, dossier.uid, why, (deed.by, deed.now, approval))
        deed.finish(standing(after))


@click.command("apologise")
@options.code
@options.reason
@click.option("--due-at", metavar="YYYY-MM-DD", help="the new day, on which the office works")
@options.together(options.json_file, options.printed, options.clerk)
@click.pass_obj
def apologise_command(context: Context, /, code: str, **given: Any) -> None:
    """Apologise for being late, with a new return date: once for each dossier."""
    form = told(_Apology, given)
    day = day_of(form.due_at, "due_at")
    if day is None:
        answers.end_refused([Problem("due_at", "apology.no_day", "Cần ngày hẹn mới. Chưa lưu gì.")])
    with begun(context, given) as deed:
        apology = Apologised(deed.now, form.reason, deed.closing(day))
        after = decide.apologise(deed.db, deed.desk, deed.dossier(code).uid, apology, deed.by)
        deed.finish(standing(after) | explained(deed.due_story(after)), of_dossier("apology", after))


def _demand_one(code: str | None, intake: Path | None) -> None:
    if (code is None) == (intake is None):
        raise click.UsageError("give a CODE, or --intake FILE")


COMMANDS = (
    *(request_supplement_command, receive_supplement_command, refuse_command, withdraw_command, stop_command),
    *(amend_command, void_command, apologise_command),
)
