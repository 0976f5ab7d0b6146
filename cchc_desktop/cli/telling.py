"""What is told of dossiers (thông tin hồ sơ trả lời): the same members in the answer of every command."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from cchc_desktop.acts.custody import Taking
from cchc_desktop.domain import explanation
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.due_story import DueStory
from cchc_desktop.domain.instants import instant_text
from cchc_desktop.store.summaries import Summary


def codes(printed: str, dossier: Dossier | Summary) -> dict[str, str | None]:
    """`code` is what is printed; `official` the MaHoSo, None while there is but a provisional number; `alias` another."""
    alias = dossier.alias if dossier.alias != dossier.official else None
    return {"code": printed, "official": dossier.official, "provisional": dossier.provisional, "alias": alias}


def named(dossier: Dossier) -> dict[str, Any]:
    """What a dossier is called, and when it is due."""
    return {**codes(dossier.printed_code, dossier), "dossierUid": dossier.uid, "due_at": moment(dossier.due_at)}


def standing(dossier: Dossier) -> dict[str, Any]:
    """Where a dossier stands once an act is done."""
    return named(dossier) | {
        "status": dossier.status.value,
        "status_label": dossier.status.label,
        "holder": dossier.holder.name or dossier.holder.kind.value,
        "promised_at": moment(dossier.promised_at),
        "paused_at": moment(dossier.paused_at),
        "receipt_version": dossier.receipt_version,
        "owed": dossier.owed,
        "voided": dossier.voided,
    }


def explained(story: DueStory) -> dict[str, Any]:
    """Why the return date is what it is: in one line, in sentences, by what moved it, and day by day."""
    return {
        "due_summary": explanation.story_summary(story),
        "due_story": list(explanation.explain_story(story)),
        "due_moves": [
            {"at": moment(move.at), "by": move.by.value, "before": moment(move.before), "after": moment(move.after)}
            for move in story.moves
        ],
        "due_days": [
            {"day": day.day.isoformat(), "kind": day.kind.value, "counted": day.counted, "note": day.note}
            | {"paused": day.paused}
            for day in story.days()
        ],
    }


def taking_told(taking: Taking) -> dict[str, Any]:
    """What was taken of a batch, and where pile and slip differ."""
    differences = [
        {"kind": each.kind.value, "code": each.code, "elsewhere": each.elsewhere, "message": each.words}
        for each in taking.differences
    ]
    taken = [dossier.printed_code for dossier in taking.taken]
    return {"number": taking.number, "taken": taken, "differences": differences}


def moment(at: datetime | None) -> str | None:
    """As everywhere: fixed-width, +07:00."""
    return instant_text(at) if at else None


def plain(value: Any) -> Any:
    """A value of ours as JSON has it, every moment as everywhere."""
    return _with_instants(msgspec.to_builtins(value, builtin_types=(datetime,)))


def _with_instants(value: Any) -> Any:
    if isinstance(value, datetime):
        return instant_text(value)
    if isinstance(value, dict):
        return {name: _with_instants(member) for name, member in value.items()}
    return [_with_instants(item) for item in value] if isinstance(value, list | tuple) else value
