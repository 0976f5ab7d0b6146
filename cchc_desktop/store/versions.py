"""The two versions a task is about (hai bản của một việc): the entry that was made here, and what the portal says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec

from cchc_desktop.domain.conflict_rules import (
    AMENDABLE,
    CONTACT,
    CUSTODY,
    DECIDED,
    ENDED,
    RECEPTION,
    RETURN_DATE,
    VOID,
    Answer,
    Item,
    Rule,
    changed,
)
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import Amended
from cchc_desktop.domain.intake import Intake
from cchc_desktop.store import deliveries, dossiers, ledger, portal_states, rebuild
from cchc_desktop.store.connection import Database
from cchc_desktop.store.ledger import Entry
from cchc_desktop.store.tasks import Task
from cchc_desktop.wire import incoming
from cchc_desktop.wire.canonical import BLANK
from cchc_desktop.wire.contract import OpResult

CLASH, DOUBT, DECISION, TWO_ENDS = "conflict", "XUNG_DOT", "decision_exists", "two_ends"
_ENDING = frozenset({"dossier.withdrawn", "result.handedOver", "result.posted"})
_BY_KIND = {"NGAY_HEN_KHAC": RETURN_DATE, "custody_differs": CUSTODY, "custody_moved": CUSTODY}


@dataclass(frozen=True, slots=True)
class Versions:
    """A task's two sides; `items` are those of the intake that differ and are to be chosen between."""

    rule: Rule
    dossier: Dossier
    entry: Entry | None  # what was done here
    portal: dict[str, Any]  # what the portal said; {} where it only gave words
    amendment: Amended | None = None
    items: tuple[Item, ...] = ()
    theirs: Intake | None = None

    @property
    def answers(self) -> tuple[Answer, ...]:
        """What may be said, the advised one first; nothing to choose is left where the two say the same by now."""
        return self.rule.answers if not self.rule.chooses or self.items else (Answer.BOTH,)


def of_task(db: Database, task: Task) -> Versions | None:
    """Both sides; None for a task that has not two, or whose portal's side cannot be read."""
    dossier = dossiers.get(db, task.dossier_uid) if task.dossier_uid else None
    if dossier is None:
        return None
    entry = _entry(db, task)
    told = _decoded(task.detail)
    if task.kind in _BY_KIND:
        return Versions(_BY_KIND[task.kind], dossier, entry, _newest(db, dossier.uid)[1])
    if task.kind in (DECISION, TWO_ENDS):
        return Versions(DECIDED if task.kind == DECISION else ENDED, dossier, entry, told)
    if entry is None or task.kind not in (CLASH, DOUBT):
        return None
    return _of_entry(db, task, dossier, entry)


def _of_entry(db: Database, task: Task, dossier: Dossier, entry: Entry) -> Versions | None:
    said = _said(db, entry)
    if said is None:
        return None
    if entry.type != "dossier.amended":
        doubted = VOID if said.get("daHuy") or entry.type == "dossier.voided" else DECIDED
        rule = ENDED if task.kind == CLASH and entry.type in _ENDING else doubted
        return Versions(rule, dossier, entry, said) if task.kind == DOUBT or rule is ENDED else None
    event = rebuild.event_of(db, entry)
    try:
        theirs = incoming.intake(incoming.read_document(said))
    except (msgspec.ValidationError, ValueError):
        return None
    if not isinstance(event, Amended):
        return None
    of_the_rule = CONTACT if task.kind == CLASH else RECEPTION
    items = tuple(item for item in _meant(event) if item in of_the_rule.items and item.differs(dossier.intake, theirs))
    apart = tuple(item for item in items if event.former is None or item.differs(event.former, theirs))
    return Versions(of_the_rule, dossier, entry, said, event, apart, theirs)


def _meant(event: Amended) -> tuple[Item, ...]:
    return changed(event.former, event.intake) if event.former else AMENDABLE


def _said(db: Database, entry: Entry) -> dict[str, Any] | None:
    """The portal's document: as it answered, or as it said later."""
    delivery = deliveries.get(db, entry.pos)
    if delivery is None:
        return None
    answer = msgspec.json.decode(delivery.answer, type=OpResult)
    version, newest = _newest(db, entry.dossier_uid or "")
    is_later = answer.outcome == CLASH and version > (answer.version or 0)
    return newest if newest and (is_later or answer.serverState is None) else answer.serverState


def _newest(db: Database, uid: str) -> tuple[int, dict[str, Any]]:
    """The version and the document of the last change that was taken over here; (0, {}) before any."""
    for entry in reversed(ledger.of_dossier(db, uid)):
        if entry.type == "portal.changed" and entry.payload != BLANK:
            told = msgspec.json.decode(entry.payload)
            return told["version"], _decoded(portal_states.get(db, uid, told["sha256"]) or b"")
    return 0, {}


def _entry(db: Database, task: Task) -> Entry | None:
    found = ledger.selected(db, "where l.pos = ?", (task.pos,)) if task.pos else []
    return found[0] if found else None


def _decoded(data: bytes) -> dict[str, Any]:
    try:
        value = msgspec.json.decode(data)
    except msgspec.DecodeError:
        return {}
    return value if isinstance(value, dict) else {}
