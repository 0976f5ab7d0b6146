"""Commands of the folders (lệnh giao nhận): to a division and back, results to the shelf, to the citizen, to the post."""

from __future__ import annotations

from typing import Any

import click
import msgspec

from cchc_desktop.acts import custody, post
from cchc_desktop.acts.demands import known_division
from cchc_desktop.cli import answers, options
from cchc_desktop.cli.context import Context
from cchc_desktop.cli.deed import Paper, begun, of_dossier
from cchc_desktop.cli.given import day_of, told
from cchc_desktop.cli.telling import moment, standing, taking_told
from cchc_desktop.domain import collecting
from cchc_desktop.domain.batch import Receiver
from cchc_desktop.domain.clerk import Duty
from cchc_desktop.domain.differences import Kind
from cchc_desktop.domain.events import ResultHandedOver
from cchc_desktop.domain.postal import item_code
from cchc_desktop.domain.problem import Problem, warning
from cchc_desktop.reports import arrivals, handover
from cchc_desktop.store import postings

_CODES = click.argument("codes", nargs=-1)


class _Handover(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    division: str = ""
    codes: tuple[str, ...] = ()


class _Taking(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    person: str = ""
    division: str = ""
    folders: tuple[str, ...] | None = None


class _SentBack(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    reason: str = ""


class _Results(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    codes: tuple[str, ...] = ()
    shelf: str = ""
    title: str = ""


class _Collected(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    collector: str = ""
    authorised: bool = False
    collector_number: str = ""
    authorisation: str = ""


class _Item(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    code: str
    item_code: str


class _Posted(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    items: tuple[_Item, ...] = ()


class _ItemCorrected(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    item_code: str = ""
    reason: str = ""


class _Arrival(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    arrived_on: str = ""


@click.command("hand-over")
@_CODES
@click.option("--division", help="who takes them, as the office file names it")
@options.together(options.json_file, options.printed, options.clerk)
@click.pass_obj
def hand_over_command(context: Context, /, **given: Any) -> None:
    """Give the folders with those CODES to a division: one batch, all or none; `warnings` of those usually sent elsewhere."""
    form = told(_Handover, given)
    _demand_some(form.codes)
    with begun(context, given) as deed:
        folders = [deed.dossier(code) for code in form.codes]
        warned = handover.strays(deed.db, folders, form.division)
        uids = [folder.uid for folder in folders]
        batch = custody.hand_over(deed.db, deed.desk, uids, form.division, deed.by, deed.now)
        answer: dict[str, Any] = {"number": batch.number, "bars": batch.bars, "division": batch.division}
        answer |= {"at": moment(batch.at), "codes": batch.codes}
        deed.finish(answer, Paper("handover", batch.number, batch.number), warned)


@click.command("take-batch")
@click.argument("number")
@click.option("--person", help="who received, by name")
@click.option(
    "--folder", "folders", multiple=True, metavar="CODE", help="a folder that is there; left out: all of them"
)
@click.option("--division", help="who takes it, as the slip says; of a batch this store has no list of")
@options.together(options.json_file, options.confirmed, options.clerk)
@click.pass_obj
def take_batch_command(context: Context, /, number: str, confirmed: bool, **given: Any) -> None:
    """The receiving side takes the batch of that NUMBER (or scanned bars). Exit 3: pile and slip differ.

    Without --folder all of it is taken, as signed for on the slip. What differs is told and not taken. Of a batch this
    store has no list of nothing is taken while the folders are not those of its bars; --confirm takes them one by one.
    """
    form = told(_Taking, given)
    with begun(context, given) as deed:
        division = known_division(deed.db, deed.desk, form.division, ()) if form.division else ""
        receiver = Receiver(form.person, division, confirmed)
        taking = custody.take_batch(deed.db, number, form.folders, receiver, deed.by, deed.now)
    answer = taking_told(taking)
    if taking.differences:
        again = "Đã đối chiếu từng hồ sơ với phiếu giấy thì nhận bằng --confirm."
        unproved = any(each.kind is Kind.NOT_TAKEN for each in taking.differences)
        sentences = [*(each.words for each in taking.differences), *([again] if unproved else [])]
        answers.end(answers.NEEDS_PERSON, "\n".join(sentences), answer)
    answers.say_warned(answer, [warning("division", "batch.assumed", taking.words)] if taking.assumed else [])


@click.command("send-back")
@options.code
@options.together(options.reason, options.json_file, options.clerk)
@click.pass_obj
def send_back_command(context: Context, /, code: str, **given: Any) -> None:
    """A folder comes back from its division without a result."""
    why = told(_SentBack, given).reason
    with begun(context, given) as deed:
        deed.finish(standing(custody.send_back(deed.db, deed.dossier(code).uid, why, deed.by, deed.now)))


@click.command("take-results")
@_CODES
@click.option("--shelf", help="where they lie")
@click.option("--title", help="what the result is called")
@options.together(options.json_file, options.clerk)
@click.pass_obj
def take_results_command(context: Context, /, **given: Any) -> None:
    """The results of the dossiers with those CODES lie at the counter, in one place: all of them or none.

    A folder that nobody has confirmed to have taken is told of in `warnings`.
    """
    form = told(_Results, given)
    _demand_some(form.codes)
    with begun(context, given) as deed:
        uids = [deed.dossier(code).uid for code in form.codes]
        doubts = [arrivals.unconfirmed(deed.db, uid) for uid in uids]
        taken = custody.take_results(deed.db, uids, form.shelf, deed.by, deed.now, form.title)
        answer = {"shelf": form.shelf, "dossiers": [standing(dossier) for dossier in taken]}
        deed.finish(answer, warned=[doubt for doubt in doubts if doubt])


@click.command("return-result")
@options.code
@click.option("--collector", help="who takes it; left out: the owner")
@click.option("--authorised", is_flag=True, help="the collector is neither the owner nor who handed it in")
@click.option("--collector-number", help="of the authorised person's card")
@click.option("--authorisation", help="the paper that says so")
@options.together(options.json_file, options.printed, options.clerk)
@click.pass_obj
def return_result_command(context: Context, /, code: str, **given: Any) -> None:
    """Give the result to its collector."""
    form = told(_Collected, given)
    with begun(context, given) as deed:
        event = ResultHandedOver(deed.now, **msgspec.structs.asdict(form))
        after = custody.return_result(deed.db, deed.dossier(code).uid, event, deed.by)
        doubts = collecting.problems(after.intake, event, deed.now.date())
        deed.finish(standing(after), of_dossier("result_note", after), doubts)


@click.command("post-results")
@click.argument("items", nargs=-1, metavar="[CODE=ITEM]...")
@options.together(options.json_file, options.confirmed, options.printed, options.clerk)
@click.pass_obj
def post_results_command(context: Context, /, **given: Any) -> None:
    """Send results by public post, each with the post's ITEM code: one list with its number, all of them or none.

    A code that is not of the post's form, or has a wrong check digit, is taken with --confirm.
    """
    form = told(_Posted, given | {"items": tuple(map(_item, given["items"]))})
    _demand_some(form.items)
    with begun(context, given) as deed:
        items = [(deed.dossier(item.code).uid, item.item_code) for item in form.items]
        sent = post.post_results(deed.db, deed.desk, items, deed.by, deed.now, confirmed=given["confirmed"])
        listed = [{"code": item.code, "dossierUid": item.uid, "item_code": item.item_code} for item in sent.items]
        answer = {"number": sent.number, "at": moment(sent.at), "items": listed}
        deed.finish(answer, Paper("postal_list", sent.number, sent.number))


def _item(text: str) -> dict[str, str]:
    code, _, item = text.rpartition("=")
    if not code:
        raise click.UsageError("give each result as CODE=ITEM")
    return {"code": code, "item_code": item}


@click.command("correct-item")
@options.code
@click.option("--item-code", help="the post's code that is right")
@options.together(
    options.reason, options.json_file, options.confirmed, options.approved, options.printed, options.clerk
)
@click.pass_obj
def correct_item_command(context: Context, /, code: str, **given: Any) -> None:
    """Put a mistyped ITEM code of a posted result right; its list, made anew by -o, says the new code.

    A clerk corrects what they posted until that day is closed or over, a lead all later; --confirm as with post-results.
    """
    form = told(_ItemCorrected, given)
    with begun(context, given) as deed:
        dossier = deed.dossier(code)
        posted = postings.posting(deed.db, dossier.uid)
        later = posted is not None and post.correction(deed.db, posted, deed.by, deed.now) is Duty.CORRECT_LATER
        approval = deed.approval(Duty.CORRECT_LATER) if later else None
        code_why, by_when = (form.item_code, form.reason), (deed.by, deed.now, approval)
        after = post.correct_item(deed.db, dossier.uid, code_why, by_when, confirmed=given["confirmed"])
        number = postings.list_of(deed.db, posted) if posted else ""
        answer = standing(after) | {"item_code": item_code(form.item_code), "list": number or None}
        deed.finish(answer, Paper("postal_list", number, number) if number else None)


@click.command("note-arrival")
@click.argument("item")
@click.option("--on", "arrived_on", metavar="YYYY-MM-DD", help="the day; today when left out")
@options.together(options.json_file, options.confirmed, options.clerk)
@click.pass_obj
def note_arrival_command(context: Context, /, item: str, **given: Any) -> None:
    """Note that the item of the public post with that code came to the counter; --confirm as with post-results."""
    day = day_of(told(_Arrival, given).arrived_on, "arrived_on")
    with begun(context, given) as deed:
        arrived_on = day or deed.now.date()
        post.note_arrival(deed.db, item, arrived_on, deed.by, deed.now, confirmed=given["confirmed"])
    answers.say({"item_code": item, "arrived_on": arrived_on.isoformat()})


def _demand_some(what: tuple[object, ...]) -> None:
    if not what:
        answers.end_refused([Problem("codes", "codes.none", "Chưa có hồ sơ nào. Ghi mã từng hồ sơ. Chưa làm gì.")])


COMMANDS = (
    *(hand_over_command, take_batch_command, send_back_command, take_results_command),
    *(return_result_command, post_results_command, correct_item_command, note_arrival_command),
)
