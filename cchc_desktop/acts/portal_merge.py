"""What of a portal's dossier is taken over here (ghép thay đổi của cổng), by the conflict rules and by what it knew."""

from __future__ import annotations

from datetime import datetime

import msgspec

from cchc_desktop.domain.conflict_rules import AMENDABLE, CONTACT, Item, changed
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import Amended
from cchc_desktop.domain.instants import instant_text
from cchc_desktop.store import deliveries, ledger, rebuild, tasks
from cchc_desktop.store.connection import Database
from cchc_desktop.store.ledger import Entry
from cchc_desktop.store.tasks import Task
from cchc_desktop.store.versions import CLASH, DOUBT
from cchc_desktop.wire import incoming
from cchc_desktop.wire.contract import Change

TWO_ENDS = "two_ends"
_ENDS = frozenset({"dossier.withdrawn", "result.handedOver", "result.posted"})
_REFUSED = frozenset({"conflict", "rejected"})


def taken_over(db: Database, dossier: Dossier, change: Change) -> tuple[str, ...]:
    """The names of the items in which the portal's word replaces ours.

    Contact and notes where they differ; reception facts only when another counter has corrected them, which shows by
    the portal counting more corrections than we do. What waits for a person, and what the portal had not heard of
    when it spoke, stays ours.
    """
    try:
        document = incoming.read_document(change.data)
        theirs = incoming.intake(document)
    except (msgspec.ValidationError, ValueError):
        return ()
    differing = changed(dossier.intake, theirs)
    if document.soLanChinhSua <= dossier.reissues:
        differing = tuple(item for item in differing if item in CONTACT.items)
    if not differing:
        return ()
    ours = _kept_here(db, dossier.uid, change.version)
    return tuple(item.name for item in differing if item not in ours)


def _kept_here(db: Database, uid: str, version: int) -> frozenset[Item]:
    kept: set[Item] = set()
    for entry in ledger.of_dossier(db, uid):
        if entry.type == "dossier.amended" and _is_open(db, entry, version):
            kept |= set(amended(db, entry))
    return frozenset(kept)


def amended(db: Database, entry: Entry) -> tuple[Item, ...]:
    """What a correction changed; everything, where that was not kept."""
    event = rebuild.event_of(db, entry)
    return changed(event.former, event.intake) if isinstance(event, Amended) and event.former else AMENDABLE


def _is_open(db: Database, entry: Entry, version: int) -> bool:
    """Whether the portal had not heard of a correction by `version`, has not decided upon it, or a person has not."""
    answer = deliveries.get(db, entry.pos)
    if answer is None or answer.outcome in _REFUSED:
        return answer is None or tasks.is_open_about(db, entry.pos)
    return answer.outcome not in deliveries.GOOD or (answer.version is not None and version < answer.version)


def knew_of_withdrawal(db: Database, uid: str, version: int) -> bool:
    """Whether the portal, at this version, knew of the withdrawal that stands here: heard of from it, or answered."""
    ours = [entry for entry in ledger.of_dossier(db, uid) if entry.type == "dossier.withdrawn"]
    if not ours:
        return True
    answer = deliveries.get(db, ours[-1].pos)
    good = answer is not None and answer.outcome in deliveries.GOOD
    return good and answer is not None and answer.version is not None and answer.version <= version


def is_warned_of(db: Database, uid: str) -> bool:
    """Whether the portal's answer to our own end of a dossier is a task already: a decision meets it."""
    ours = [entry for entry in ledger.of_dossier(db, uid) if entry.type in _ENDS]
    return any(tasks.is_open_about(db, entry.pos, kind) for entry in ours for kind in (DOUBT, CLASH))


def tell_ends(db: Database, uid: str, change: Change, now: datetime) -> None:
    """Another counter ended a dossier that had ended before: both ends are kept there, and a lead looks at both."""
    told = change.data.get("ketThucKhac")
    for end in told if isinstance(told, list) else ():
        op_id = end.get("opId") if isinstance(end, dict) else None
        if not isinstance(op_id, str) or ledger.by_op_id(db, op_id):
            continue  # our own: its answer was a conflict, and is a task
        task = Task(0, TWO_ENDS, uid, None, msgspec.json.encode(end), instant_text(now))
        if not tasks.was_told(db, task):
            tasks.add(db, task)
