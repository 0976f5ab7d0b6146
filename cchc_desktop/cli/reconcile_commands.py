"""The command that compares with the portal (lệnh đối soát)."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date, datetime
from typing import Any

import click
import msgspec

from cchc_desktop.acts import reconcile
from cchc_desktop.app import places, practice
from cchc_desktop.cli import answers
from cchc_desktop.cli.context import Context, acting
from cchc_desktop.domain.instants import to_millisecond
from cchc_desktop.portal.errors import PortalRefused, PortalTrouble
from cchc_desktop.store import reconciling
from cchc_desktop.store.connection import Database
from cchc_desktop.store.reconciling import KINDS

_NO_PORTAL = "Quầy chưa nối với cổng nào: quản trị dùng lệnh enrol."
_APART = "Đối soát thấy khác: xem việc ở trang Đồng bộ hoặc lệnh tasks."
_CLERK = click.option("--clerk", "clerk_code", help="who acts; the password is asked, or in CCHC_CLERK_PASSWORD")


@click.command("reconcile")
@_CLERK
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="the day to compare; today when left out")
@click.pass_obj
def reconcile_command(context: Context, clerk_code: str | None, day: datetime | None) -> None:
    """Send and fetch everything, then compare a day, and all that is open, with the portal. Exit 0: they tell alike.

    2: unreachable (it is compared once the portal is there); 3: something differs, each difference is a task.
    """
    from cchc_desktop.sync import connection  # noqa: PLC0415  # HTTP and cryptography only where they are used
    from cchc_desktop.sync.exchange import exchange_whole  # noqa: PLC0415

    with context.counter() as counter:
        wanted = day.date() if day else to_millisecond(places.clock()).date()
        reconcile.ask(counter.db, wanted, acting(counter, clerk_code))
        with practice.running_hub(context.folder, places.clock) if context.practice else nullcontext():
            portal = connection.connect(counter.db, places.clock)
            if portal is None:
                answers.end(answers.NEEDS_PERSON, _NO_PORTAL, {"trouble": "NOT_ENROLLED"})
            try:
                exchange_whole(counter.db, portal, places.clock)
            except PortalTrouble as trouble:
                code = answers.NEEDS_PERSON if isinstance(trouble, PortalRefused) else answers.UNREACHABLE
                answers.end(code, trouble.sentence, {"trouble": str(trouble)})
            finally:
                portal.close()
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
