"""Commands of the office (lệnh quản trị): set up, enrol, verify, sync."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cchc_desktop.acts import files
from cchc_desktop.acts.record import require
from cchc_desktop.acts.set_up import FirstPasswords
from cchc_desktop.acts.sign_in import set_password
from cchc_desktop.app import places, setting_up
from cchc_desktop.app.recovery import recover
from cchc_desktop.cli import answers, options
from cchc_desktop.cli.context import PASSWORD_VARIABLE, Context, acting, secret_from, secrets_from, text_of
from cchc_desktop.cli.exchanging import exchanged
from cchc_desktop.domain.clerk import Clerk, Duty, Role
from cchc_desktop.domain.instants import parse_instant
from cchc_desktop.domain.office_file import OfficeFile, read_office
from cchc_desktop.portal.errors import PortalUnreachable
from cchc_desktop.store import clerks, deliveries, tasks, transfers, verify
from cchc_desktop.store.connection import Database, Use
from cchc_desktop.store.errors import StoreTrouble, Trouble, guarded
from cchc_desktop.store.flaws import Flaw, Wrong
from cchc_desktop.store.transfers import Transfer

if TYPE_CHECKING:
    from cchc_desktop.sync.exchange import Report

_NOT_ENROLLED = "Quầy chưa nối với cổng. Chạy lại lệnh enrol; nếu cổng báo mã đã dùng thì xin mã mới."
_FILES_TOLD = 50
ADMIN_VARIABLE = "CCHC_ADMIN_PASSWORD"  # the name of a variable, not a password


@click.command("set-up")
@click.argument("office_file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.pass_obj
def set_up_command(context: Context, office_file: Path) -> None:
    """Make a new counter from OFFICE_FILE (TOML); prints the recovery key once: keep it in a sealed envelope.

    Asks for two passwords, of the lead and of the administrator (CCHC_CLERK_PASSWORD and CCHC_ADMIN_PASSWORD).
    """
    setting_up.refuse_when_set_up(context.folder)
    file = read_office(text_of(office_file))
    if not isinstance(file, OfficeFile):
        answers.end_refused(file)
    lead, admin = file.lead.code, setting_up.first_admin(file).code
    asked = (PASSWORD_VARIABLE, f"mật khẩu của trưởng quầy {lead}"), (ADMIN_VARIABLE, f"mật khẩu của quản trị {admin}")
    passwords = FirstPasswords(*secrets_from(*asked))
    recovery = setting_up.set_up_counter(context.folder, file, passwords, places.clock())
    people = dict.fromkeys((lead, *(clerk.code for clerk in file.clerks), admin))
    answers.say({"unit_code": file.office.unit_code, "clerks": list(people), "recovery_key": recovery})


@click.command("recover")
@click.pass_obj
def recover_command(context: Context) -> None:
    """Give this account the store's key by its recovery key (in CCHC_RECOVERY_KEY, or asked at a terminal)."""
    typed = secret_from("CCHC_RECOVERY_KEY", "khóa khôi phục")
    place = recover(context.folder, typed)
    answers.say({"recovered": True, "key_store": place.value})


@click.command("enrol")
@click.option("--portal", "url", required=True, help="address of the portal, https://cong.tinh.gov.vn")
@click.option("--code", required=True, help="the one-time code from the portal")
@options.clerk
@click.pass_obj
def enrol_command(context: Context, url: str, code: str, clerk_code: str | None) -> None:
    """Join this counter to its portal: an administrator's duty.

    The portal's address may be given whole (https://…/quay/v1) or only as far as its host.
    """
    from cchc_desktop.sync import connection  # noqa: PLC0415  # HTTP and cryptography only where they are used

    if context.practice:
        answers.end(answers.REFUSED, "Quầy thực hành chỉ nối với cổng thực hành của nó.")
    with context.counter() as counter:
        by = acting(counter, clerk_code)
        try:
            device = connection.enrol(counter.db, url, code, by, places.clock)
        except PortalUnreachable as trouble:
            answers.end(answers.UNREACHABLE, f"{trouble.cause} {_NOT_ENROLLED}", {"trouble": str(trouble)})
    answers.say({"deviceId": device.deviceId, "maThietBi": device.maThietBi, "MaDonVi": device.MaDonVi})


@click.command("sync")
@options.clerk
@click.option("--files-again", is_flag=True, help="try once more the files that were refused")
@click.pass_obj
def sync_command(context: Context, clerk_code: str | None, files_again: bool) -> None:
    """One exchange with the portal, files and all. Exit 0: all acknowledged; 2: unreachable; 3: something needs a person.

    However it ends it reports what waits to be sent, since when, what needs a person, and where the files are.
    """
    with context.counter() as counter:
        require(by := acting(counter, clerk_code), Duty.SYNC)
        if files_again:
            files.send_again(counter.db, by, places.clock())
        report = exchanged(context, counter.db, lambda: _left(counter.db))
        left = _left(counter.db)
    answers.say(report.as_json() | left)
    if not report.all_acknowledged:
        answers.end(answers.NEEDS_PERSON, _not_done(report))
    if report.files.trouble:
        answers.end(answers.UNREACHABLE, f"Hồ sơ đã gửi đủ; còn {report.files.waiting} tệp. {report.files.trouble}")


def _not_done(report: Report) -> str:
    """What is still open after an exchange that went well."""
    counts = {"cần người xem": report.needs_person, "chờ gửi": report.waiting, "chờ cổng cấp trên": report.undecided}
    open_still = [f"{count} việc {words}" for words, count in counts.items() if count]
    return f"Còn {', '.join(open_still)}."


def _file(transfer: Transfer) -> dict[str, Any]:
    way = "fetch" if transfer.fetched else "send"
    told = {"sha256": transfer.sha256, "dossierUid": transfer.dossier_uid, "way": way, "state": transfer.state}
    return told | {"done": transfer.done, "total": transfer.total, "attempts": transfer.attempts, "why": transfer.said}


def _left(db: Database) -> dict[str, Any]:
    """What is still to be done, and since when: honest whether the portal was there or not."""
    waiting, oldest = deliveries.waiting(db)
    age = places.clock() - parse_instant(oldest) if oldest else None
    return {
        "waiting": waiting,
        "needs_person": tasks.count_open(db),
        "files_left": [_file(each) for each in transfers.still_open(db, _FILES_TOLD)],
        "oldest_waiting": oldest,
        "oldest_waiting_minutes": max(0, int(age.total_seconds() // 60)) if age is not None else None,
    }


@click.command("verify")
@click.option("--full", is_flag=True, help="everything: pages, keys, whole chain, rebuilt = live")
@click.pass_obj
def verify_command(context: Context, full: bool) -> None:
    """Check the store. Exit 1 names the first bad entry. Needs no clerk: it shows no dossier."""
    with context.counter(Use.SYNC) as counter:
        flaw = _first_flaw(counter.db, full)
    if flaw:
        where = f" (mục {flaw.pos})" if flaw.pos else ""
        sentence = f"Kho dữ liệu có chỗ sai: {flaw.sentence}{where}. Báo quản trị ngay; giữ nguyên thư mục dữ liệu."
        answers.end(answers.REFUSED, sentence, {"flaw": flaw.what, "entry": flaw.pos})
    answers.say({"flaw": None, "full": full})


def _first_flaw(db: Database, full: bool) -> Flaw | None:
    """Damaged pages are a finding here, not trouble that keeps from looking."""
    try:
        with guarded():
            return verify.prove(db, full)
    except StoreTrouble as trouble:
        if trouble.trouble is not Trouble.CORRUPT:
            raise
        return Flaw(Wrong.PAGES)


@click.command("clerk")
@click.argument("code")
@click.option("--name", required=True)
@click.option("--title", help="left as it is when not given")
@click.option("--role", type=click.Choice([role.value for role in Role]), help="left as it is; clerk for a new one")
@options.clerk
@click.pass_obj
def clerk_command(
    context: Context, code: str, name: str, title: str | None, role: str | None, clerk_code: str | None
) -> None:
    """Add a clerk, or give one a new password (in CCHC_NEW_PASSWORD): a lead's duty."""
    new_password = os.environ.get("CCHC_NEW_PASSWORD")
    if new_password is None:
        answers.end(answers.WOULD_ASK, "Cần mật khẩu mới: đặt biến CCHC_NEW_PASSWORD.")
    with context.counter() as counter:
        by = acting(counter, clerk_code)
        known = clerks.get(counter.db, code)
        before = known.clerk if known else Clerk(code, name)
        changed = Clerk(code, name, before.title if title is None else title, Role(role) if role else before.role)
        set_password(counter.db, changed, new_password, by, places.clock())
        everyone = [account.clerk.code for account in clerks.everyone(counter.db)]
    answers.say({"clerks": everyone})


COMMANDS = (
    set_up_command,
    recover_command,
    enrol_command,
    sync_command,
    verify_command,
    clerk_command,
)
