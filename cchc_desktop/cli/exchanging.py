"""One exchange for a command (trao đổi với cổng một lượt): everything sent and fetched, or the command ended."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING, Any

from cchc_desktop.app import places
from cchc_desktop.cli import answers
from cchc_desktop.cli.context import Context
from cchc_desktop.portal.errors import PortalRefused, PortalTrouble
from cchc_desktop.store.connection import Database

if TYPE_CHECKING:
    from cchc_desktop.sync.exchange import Report

_NO_PORTAL = "Quầy chưa nối với cổng nào: quản trị dùng lệnh enrol."


def exchanged(context: Context, db: Database, left: Callable[[], dict[str, Any]] = dict) -> Report:
    """Ends with UNREACHABLE, or NEEDS_PERSON where the portal refuses or there is none; `left` is told beside it."""
    from cchc_desktop.sync import connection  # noqa: PLC0415  # HTTP and cryptography only where they are used
    from cchc_desktop.sync.exchange import exchange_whole  # noqa: PLC0415

    with context.portal_there():
        portal = connection.connect(db, places.clock)
        if portal is None:
            answers.end(answers.NEEDS_PERSON, _NO_PORTAL, {"trouble": "NOT_ENROLLED"} | left())
        with closing(portal):
            try:
                return exchange_whole(db, portal, places.clock)
            except PortalTrouble as trouble:
                code = answers.NEEDS_PERSON if isinstance(trouble, PortalRefused) else answers.UNREACHABLE
                answers.end(code, trouble.sentence, {"trouble": str(trouble)} | left())
