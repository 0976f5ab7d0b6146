"""Commands of what else is done at the desk (lệnh tại bàn): money, scanned papers, papers given back, feedback, ratings."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal
from uuid import UUID

import click
import msgspec

from cchc_desktop.acts import decide, fees, files, rating
from cchc_desktop.acts import feedback as acts
from cchc_desktop.acts.fees import Payment
from cchc_desktop.cli import answers, options
from cchc_desktop.cli.context import Context
from cchc_desktop.cli.deed import Deed, begun, of_dossier
from cchc_desktop.cli.given import paper_of, papers_of, told
from cchc_desktop.cli.telling import named, plain, standing
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.feedback import Channel, Feedback, Kind, State
from cchc_desktop.domain.intake_form import PaperFile
from cchc_desktop.domain.money import CASH, METHODS
from cchc_desktop.domain.scan import MOST_BYTES, RESULT
from cchc_desktop.domain.slip_kind import WITHDRAWAL_NOTE
from cchc_desktop.reports import digitising

_KINDS = [kind.value for kind in Kind]
_CHANNELS = [channel.value for channel in Channel]
_STEPS = [state.value for state in State if state is not State.RECEIVED]


class _Payment(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    amount: int | None = None
    method: str = CASH
    receipt_number: str = ""


class _StruckOut(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    fee_uid: str = ""
    reason: str = ""


class _Feedback(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    kind: Literal["phan-anh", "kien-nghi"] = "phan-anh"
    content: str = ""
    sender: str = ""
    phone: str = ""
    dossier: str = ""
    channel: Literal["tai-quay", "dien-thoai", "van-ban", "truc-tuyen"] = "tai-quay"


class _Step(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    content: str = ""


class _Rating(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    comment: str = ""


class _GivingBack(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    papers: tuple[PaperFile, ...] | None = None


@click.command("collect-fee")
@options.code
@click.option("--amount", type=int, help="whole đồng; left out: what is owed")
@click.option("--method", type=click.Choice(list(METHODS)), help=f"{CASH} when left out")
@click.option("--receipt-number", help="of the receipt (biên lai) given for it")
@options.together(options.json_file, options.confirmed, options.clerk)
@click.pass_obj
def collect_fee_command(context: Context, /, code: str, **given: Any) -> None:
    """Note money taken for a dossier; the answer has the fee_uid of it, and what is still owed.

    More than is owed is taken with --confirm.
    """
    form = told(_Payment, given)
    with begun(context, given) as deed:
        dossier = deed.dossier(code)
        amount = dossier.owed if form.amount is None else form.amount
        payment = Payment(amount, form.method, form.receipt_number)
        after = fees.collect(deed.db, dossier.uid, payment, deed.by, deed.now, confirmed=given["confirmed"])
        deed.finish(standing(after) | {"fee_uid": after.fees[-1].uid, "fees": plain(after.fees)})


@click.command("void-fee")
@options.code
@click.option("--fee-uid", help="of the money taken; may be left out where there is but one")
@options.together(options.reason, options.json_file, options.clerk)
@click.pass_obj
def void_fee_command(context: Context, /, code: str, **given: Any) -> None:
    """Strike out money noted by mistake."""
    form = told(_StruckOut, given)
    with begun(context, given) as deed:
        dossier = deed.dossier(code)
        fee_uid = form.fee_uid or _only_fee(dossier)
        after = fees.strike_out(deed.db, dossier.uid, fee_uid, form.reason, deed.by, deed.now)
        deed.finish(standing(after) | {"fees": plain(after.fees)})


def _only_fee(dossier: Dossier) -> str:
    standing_fees = [fee.uid for fee in dossier.fees if not fee.voided]
    if len(standing_fees) > 1:
        sentence = "Hồ sơ có nhiều khoản thu. Chọn một khoản bằng --fee-uid. Chưa lưu gì."
        answers.end(answers.REFUSED, sentence, {"fees": plain(dossier.fees)})
    return next(iter(standing_fees), "")


@click.command("link-file")
@options.code
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--paper", help="the paper's name, as it was taken down")
@click.option("--result", is_flag=True, help="it is the result")
@options.clerk
@click.pass_obj
def link_file_command(context: Context, /, code: str, file: Path, **given: Any) -> None:
    """Keep the scan in FILE (PDF, JPEG, PNG, TIFF) with one paper of a dossier, or with its result."""
    if bool(given["paper"]) == given["result"]:
        raise click.UsageError("give either --paper or --result")
    with file.open("rb") as opened:
        scan = files.Scan(opened.read(MOST_BYTES + 1), given["paper"] or RESULT)
    with begun(context, given) as deed:
        after = files.link(deed.db, deed.dossier(code).uid, scan, deed.by, deed.now)
        deed.finish(named(after) | {"papers": digitised(deed, after)})


def digitised(deed: Deed, dossier: Dossier) -> list[dict[str, Any]]:
    """Each paper of a dossier with its scans; `paper` is "" for the result."""
    return [
        {"paper": each.paper, "must": each.must, "missing": each.missing, "scans": plain(each.scans)}
        for each in digitising.papers(deed.db, dossier)
    ]


@click.command("feedback")
@click.option("--kind", type=click.Choice(_KINDS), help=f"{_KINDS[0]} when left out")
@click.option("--content", help="what is said")
@click.option("--sender", help="who says it")
@click.option("--phone")
@click.option("--dossier", metavar="CODE", help="which dossier it is about; left out: about the office")
@click.option("--channel", type=click.Choice(_CHANNELS), help=f"how it came; {_CHANNELS[0]} when left out")
@options.together(options.json_file, options.clerk)
@click.pass_obj
def feedback_command(context: Context, /, **given: Any) -> None:
    """Take down what a citizen says about the office; the answer has its uid and the days of its next steps."""
    form = told(_Feedback, given)
    with begun(context, given) as deed:
        about = deed.dossier(form.dossier).uid if form.dossier else None
        whole = acts.Told(Kind(form.kind), form.content, form.sender, form.phone, about, Channel(form.channel))
        taken = acts.take_down(deed.db, whole, deed.by, deed.now)
        deed.finish(feedback_told(deed, taken))


@click.command("feedback-step")
@click.argument("uid", type=click.UUID)
@click.argument("state", type=click.Choice(_STEPS))
@click.option("--content", help="why not, to whom it goes, the answer")
@options.together(options.json_file, options.clerk)
@click.pass_obj
def feedback_step_command(context: Context, /, uid: UUID, state: str, **given: Any) -> None:
    """The next step of the feedback with that UID."""
    form = told(_Step, given)
    with begun(context, given) as deed:
        moved = acts.move(deed.db, str(uid), State(state), form.content, deed.by, deed.now)
        deed.finish(feedback_told(deed, moved))


def feedback_told(deed: Deed, told_of: Feedback) -> dict[str, Any]:
    """A feedback as answers have it; `deadlines` is the last working day of each step that may follow."""
    deadlines = told_of.deadlines(deed.desk.calendar)
    members: dict[str, Any] = plain(told_of)
    return members | {
        "state": told_of.state.value,
        "state_label": told_of.state.label,
        "deadlines": {state.value: day.isoformat() for state, day in deadlines.items()},
        "is_late": told_of.is_late(deed.desk.calendar, deed.now.date()),
    }


@click.command("give-back")
@options.code
@options.together(options.papers, options.json_file, options.printed, options.clerk)
@click.pass_obj
def give_back_command(context: Context, /, code: str, **given: Any) -> None:
    """Give papers back after a withdrawal or a stop, once the folder is here; without --papers all originals left."""
    form = told(_GivingBack, given | {"papers": tuple(map(paper_of, given["papers"]))})
    with begun(context, given) as deed:
        papers = None if form.papers is None else papers_of(form.papers)
        after = decide.give_back(deed.db, deed.dossier(code).uid, papers, deed.by, deed.now)
        deed.finish(standing(after), of_dossier(WITHDRAWAL_NOTE, after))


@click.command("rate")
@options.code
@click.argument("score", type=int)
@click.option("--comment")
@options.together(options.json_file, options.clerk)
@click.pass_obj
def rate_command(context: Context, /, code: str, score: int, **given: Any) -> None:
    """Note how satisfied the citizen is, SCORE from 1 to 5: once, put right the same day by who noted it."""
    form = told(_Rating, given)
    with begun(context, given) as deed:
        after = rating.rate(deed.db, deed.dossier(code).uid, score, form.comment, deed.by, deed.now)
        deed.finish(named(after) | {"score": score})


COMMANDS = (
    *(collect_fee_command, void_fee_command, link_file_command),
    *(feedback_command, feedback_step_command, rate_command, give_back_command),
)
