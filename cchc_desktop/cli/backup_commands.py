"""Commands of the second place (lệnh sao lưu): back up to it, and restore out of it into a new folder."""

from __future__ import annotations

from pathlib import Path

import click

from cchc_desktop.acts import backup
from cchc_desktop.acts.set_up import PRACTICE, REAL
from cchc_desktop.app import places, restoring
from cchc_desktop.app.upgrade_lines import UpgradeLines
from cchc_desktop.cli import answers, options
from cchc_desktop.cli.context import Context, acting, secret_from
from cchc_desktop.domain.instants import instant_text
from cchc_desktop.store import keys
from cchc_desktop.store.errors import StoreTrouble, Trouble

_PROVISIONAL = "Bản sao lưu này đã khôi phục một lần rồi: quầy cấp số biên nhận tạm cho đến khi nối được cổng."
_PASSED_OVER = "{} bản sao lưu mới hơn bị hỏng nên không dùng. Báo quản trị kiểm tra USB hoặc ổ đĩa sao lưu."
_TORN = "Phần nối tiếp sau bản sao lưu có đoạn cuối không đọc được; khi nối cổng, quầy lấy lại phần cổng đã nhận."

_SCANS = (
    "Một số tệp quét trong bản sao lưu không đọc được. Tệp nào cổng đã nhận thì cổng còn giữ; tệp khác cần quét lại."
)


@click.command("backup")
@click.option(
    "--to", "place", type=click.Path(path_type=Path, file_okay=False), help="the second place, remembered: a folder"
)
@options.clerk
@click.pass_obj
def backup_command(context: Context, place: Path | None, clerk_code: str | None) -> None:
    """Back up now to the second place; naming one with --to is an administrator's duty."""
    with context.counter() as counter:
        now = places.clock()
        if place is not None:
            backup.choose_place(counter.db, place, acting(counter, clerk_code), now)
        made = backup.back_up(counter.db, now)
    told = {"entries": made.entries, "dossiers": made.dossiers, "new_scans": made.scans}
    answers.say({"backup": str(made.path), "at": instant_text(made.at)} | told)


@click.command("restore")
@click.argument("source", metavar="FROM", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--into", "folder", required=True, type=click.Path(path_type=Path, file_okay=False), help="a folder not there yet"
)
@click.pass_obj
def restore_command(context: Context, source: Path, folder: Path) -> None:
    """Make a store out of the backups in FROM, in a new folder: the key is this account's, or the recovery key.

    The recovery key is taken from CCHC_RECOVERY_KEY, or asked for at a terminal, where the account has none.
    """
    into = places.data_folder(folder, context.practice)
    mode = PRACTICE if context.practice else REAL
    key = _key(context.folder)
    where = restoring.Source(restoring.only_box(source, key), key, mode)
    done = restoring.restore_into(into, where, places.clock(), UpgradeLines())
    answers.say(
        {
            "restored": str(into),
            "backup_at": instant_text(done.snapshot_at),
            "entries": done.entries,
            "put_back": done.put_back,
            "torn": done.torn,
            "passed_over": done.passed_over,
            "deviceInstanceId": done.instance,
            "provisional_numbers": not done.numbered,
            "scans_sound": done.scans_sound,
            "key_store": done.key_place.value,
        }
    )
    said = (
        (done.passed_over, _PASSED_OVER.format(done.passed_over)),
        (done.torn, _TORN),
        (not done.scans_sound, _SCANS),
        (not done.numbered, _PROVISIONAL),
    )
    for holds, sentence in said:
        if holds:
            click.echo(sentence, err=True)


def _key(folder: Path) -> bytes:
    """Of the store that was in the data folder, as this account has it; else by the recovery key."""
    try:
        return keys.find(folder)
    except StoreTrouble:
        key = keys.from_recovery_text(secret_from("CCHC_RECOVERY_KEY", "khóa khôi phục"))
    if key is None:
        raise StoreTrouble(Trouble.WRONG_KEY)
    return key


COMMANDS = (backup_command, restore_command)
