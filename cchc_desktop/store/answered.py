"""What a person has seen to already (việc đã xử lý), told by the ledger: tasks are lost with a store, entries come back."""

from __future__ import annotations

from cchc_desktop.domain.conflict_rules import AMENDABLE, Answer, changed
from cchc_desktop.domain.events import Amended
from cchc_desktop.store import ledger, rebuild
from cchc_desktop.store.connection import Database
from cchc_desktop.store.ledger import Entry

ABOUT = "opId"  # member of a closing's detail: the operation that the task was about
_CHOICES = tuple(f"{answer.label}: " for answer in Answer)


def is_seen_to(db: Database, entry: Entry, kind: str) -> bool:
    """Whether a task of this kind about an entry was closed, or answered by a correction, later in the ledger."""
    return _is_closed(db, entry, kind) or (entry.type == "dossier.amended" and _is_chosen(db, entry))


def _is_closed(db: Database, entry: Entry, kind: str) -> bool:
    where = "where l.type = 'counter.event' and l.pos > ? and instr(l.payload, ?) and instr(l.payload, ?)"
    return bool(ledger.selected(db, f"{where} limit 1", (entry.pos, entry.op_id.encode(), f'"{kind}"'.encode())))


def _is_chosen(db: Database, entry: Entry) -> bool:
    event = rebuild.event_of(db, entry)
    if not isinstance(event, Amended) or entry.dossier_uid is None:
        return False
    meant = changed(event.former, event.intake) if event.former else AMENDABLE
    labels = [item.label for item in meant]
    later = [each for each in ledger.of_dossier(db, entry.dossier_uid) if each.pos > entry.pos]
    chosen = [_chosen(db, each) for each in later if each.type == "dossier.amended"]
    return any(label in said for said in chosen for label in labels)


def _chosen(db: Database, entry: Entry) -> str:
    """Labels of what a correction chose between, which acts/tasks.py writes into its reason; "" for any other."""
    event = rebuild.event_of(db, entry)
    return event.reason if isinstance(event, Amended) and event.reason.startswith(_CHOICES) else ""
