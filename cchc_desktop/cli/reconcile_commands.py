"""The command that compares with the portal (lệnh đối soát)."""

from __future__ import annotations

from datetime import date
from typing import Any

import click
import msgspec

from cchc_desktop.acts import reconcile
from cchc_desktop.app import places
from cchc_desktop.cli import answers, options
from cchc_desktop.cli.context import Context, acting
from cchc_desktop.cli.exchanging import exchanged
from cchc_desktop.domain.instants import to_millisecond
from cchc_desktop.store import reconciling
from cchc_desktop.store.connection import Database
from cchc_desktop.store.reconciling import KINDS

_APART = "Đối soát thấy khác: xem việc ở trang Đồng bộ hoặc lệnh tasks."


@click.command("reconcile")
@options.clerk
@click.option("--day", type=options.DAY, help="the day to compare; today when left out")
@click.pass_obj
def reconcile_command(context: Context, clerk_code: str | None, day: date | None) -> None:
    """Send and fetch everything, then compare a day, and all that is open, with the portal. Exit 0: they tell alike.

    2: unreachable (it is compared once the portal is there); 3: something differs, each difference is a task.
    """
    with context.counter() as counter:
        wanted = day or to_millisecond(places.clock()).date()
        reconcile.ask(counter.db, wanted, acting(counter, clerk_code))
        exchanged(context, counter.db)
        told = _told(counter.db, wanted)
    answers.say(told)
    if not told["clean"]:
        answers.end(answers.NEEDS_PERSON, told["trouble"] or _APART)


def _told(db: Database, day: date) -> dict[str, Any]:
    """How it came out, and the dossiers it is about."""
    trouble, last = reconciling.trouble(db), reconciling.last(db)
    apart = {kind: [uid for _, known, uid in reconciling.open_tasks(db) if known == kind and uid] for kind in KINDS}
    if trouble or last is None:
        return {"day": day.isoformat(), "clean": False, "trouble": trouble, **apart}
    return {**msgspec.to_builtins(last), "clean": last.clean, "trouble": "", **apart}


COMMANDS = (reconcile_command,)
