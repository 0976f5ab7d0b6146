"""A control sheet as a patient reader of the raw ledger would write it: no event, fold or rule of the program is used."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from cchc_desktop.domain.stages import Stage, Step
from cchc_desktop.store.ledger import Entry
from tests.journey.month_calendar import hand_over_by

Row = dict[str, Any]
_COUNTER = ("counter", "")
_TOLD = (
    "supplementRequested",
    "supplementReceived",
    "apologised",
    "withdrawn",
    "stopped",
    "refused",
    "voided",
    "amended",
)
_ENDED = {"dossier.withdrawn": "7", "dossier.stopped": "8", "dossier.refused": "3", "dossier.supplementRequested": "5"}


@dataclass
class Reader:
    """Where the folder is while the entries are read; `portal` finds a document by its digest."""

    portal: Callable[[str], dict[str, Any]]
    rows: list[Row] = field(default_factory=list)
    begun: bool = False
    holder: tuple[str, str] = _COUNTER
    status: str = ""
    due: str | None = None  # that holds
    late_after: str | None = None  # without apologies
    done: str | None = None
    ready: str | None = None

    def read(self, entries: Sequence[Entry]) -> list[Row]:
        """Every change of hands and whatever else happened, oldest first."""
        for entry in entries:
            body = json.loads(entry.payload)
            if entry.type in ("dossier.received", "dossier.adopted") or not self.begun:
                self._begin(entry, body)
            else:
                self._go_on(entry, body)
        return [row | {"timeliness": None} if "taken_at" in row and not row["taken_at"] else row for row in self.rows]

    def _begin(self, entry: Entry, body: dict[str, Any]) -> None:
        if entry.type not in ("dossier.received", "dossier.adopted"):
            return  # a letter before reception
        held = body.get("dangGiu")
        self.begun, self.status = True, body["TrangThaiHoSo"]
        self.holder = (held["loai"], held.get("ten", "")) if held else _COUNTER
        self.due = self.late_after = body.get("NgayHenTra")
        if body.get("soLanXinLoi"):
            self.late_after = body.get("henTraDaIn")
        self.done = body.get("NgayKetThucXuLy")
        self.ready = body["NgayTiepNhan"] if self.holder == _COUNTER and self.status != "5" else None

    def _go_on(self, entry: Entry, body: dict[str, Any]) -> None:
        at, before, stood = entry.occurred_at, self.holder, (self.status, self.due)
        if entry.type.startswith(("custody.", "result.")):
            getattr(self, "_" + entry.type.replace(".", "_").lower())(entry, body, at, before)
        elif entry.type == "portal.changed":
            self._hear(self.portal(body["sha256"]))
            if held := body.get("dangGiu"):
                self.holder = (held["loai"], held.get("ten", ""))
        elif entry.type == "dossier.supplementReceived":
            self.status = "4" if self.holder[0] == "division" else "2"
            self._promise(body.get("NgayHenTraMoi"))
        elif entry.type == "dossier.apologised":
            self.due = body["NgayHenTraMoi"]
        self.status = _ENDED.get(entry.type, self.status)
        moved = entry.type == "portal.changed" and stood != (self.status, self.due)
        if entry.type.removeprefix("dossier.") in _TOLD or moved:
            last = next((row for row in reversed(self.rows) if "taker" in row), None)
            self.rows.append(_happened(entry, self.holder) | {"under_way": bool(last and not last["taken_at"])})
        if self.holder != _COUNTER or self.status == "5":
            self.ready = None
        else:
            self.ready = self.ready or at

    def _promise(self, moment: str | None) -> None:
        if moment != self.due:
            self.due = self.late_after = moment

    def _hear(self, document: dict[str, Any]) -> None:
        if self.status not in ("7", "10"):
            self.status = document["TrangThaiHoSo"]
        self._promise(document.get("NgayHenTra") or self.due)
        self.done = document.get("NgayKetThucXuLy") or self.done

    def _custody_handedover(self, entry: Entry, body: dict[str, Any], at: str, giver: tuple[str, str]) -> None:
        late = self.ready and datetime.fromisoformat(at) > hand_over_by(datetime.fromisoformat(self.ready))
        self.holder = ("division", body["phongNhan"])
        self.status = "4" if self.status in ("1", "2") else self.status
        row = _row("handed_over", giver, self.holder, given_at=at, giver_person=entry.clerk_name)
        judged = ("late" if late else "on_time") if self.ready else None
        self.rows.append(row | {"timeliness": judged, "detail": body["soPhieu"]})

    def _custody_taken(self, entry: Entry, body: dict[str, Any], at: str, giver: tuple[str, str]) -> None:
        self.holder = ("division", body["phongNhan"])
        who = body.get("nguoiKyNhan") or entry.clerk_name
        last = next((row for row in reversed(self.rows) if "taker" in row), None)
        if last and last["taker"] == self.holder and not last["taken_at"]:
            last |= {"taken_at": at, "taker_person": who}
        elif giver != self.holder:
            self.rows.append(_row("handed_over", giver, self.holder, taken_at=at, taker_person=who))

    def _custody_sentback(self, entry: Entry, body: dict[str, Any], at: str, giver: tuple[str, str]) -> None:
        self.holder = _COUNTER
        row = _row("sent_back", giver, _COUNTER, taken_at=at, taker_person=entry.clerk_name)
        self.rows.append(row | {"detail": body["lyDo"]})

    def _result_arrived(self, entry: Entry, body: dict[str, Any], at: str, giver: tuple[str, str]) -> None:
        if giver[0] != "division":
            hands = [(row["giver"], row["taker"]) for row in self.rows if "taker" in row]
            had = [hand for both in hands for hand in both if hand[0] == "division"]
            giver = had[-1] if had else _COUNTER
        self.holder, self.status, self.done = _COUNTER, "9", self.done or at
        if giver == _COUNTER:
            self.rows.append(_happened(entry, _COUNTER))
            return
        row = _row("result", giver, _COUNTER, taken_at=at, taker_person=entry.clerk_name)
        self.rows.append(row | {"timeliness": _judged(self.done, self.late_after), "detail": body["tenKetQua"]})

    def _gone(self, entry: Entry, move: str, taker: str, whom: dict[str, str]) -> None:
        at, giver = entry.occurred_at, self.holder
        self.holder, self.status = (taker, ""), "10"
        self.rows.append(_row(move, giver, self.holder, given_at=at, taken_at=at, giver_person=entry.clerk_name) | whom)

    def _result_handedover(self, entry: Entry, body: dict[str, Any], _at: str, _giver: tuple[str, str]) -> None:
        self._gone(entry, "returned", "collector", {"taker_person": body["nguoiNhan"]})

    def _result_itemcorrected(self, entry: Entry, _body: dict[str, Any], _at: str, giver: tuple[str, str]) -> None:
        self.rows.append(_happened(entry, giver))

    def _result_posted(self, entry: Entry, body: dict[str, Any], _at: str, _giver: tuple[str, str]) -> None:
        self._gone(entry, "posted", "post", {"detail": body["maBuuGui"]})


def _row(move: str, giver: tuple[str, str], taker: tuple[str, str], **told: str) -> Row:
    blank = {
        "given_at": None,
        "taken_at": None,
        "giver_person": "",
        "taker_person": "",
        "timeliness": None,
        "detail": "",
    }
    return {"move": move, "giver": giver, "taker": taker} | blank | told


def _happened(entry: Entry, holder: tuple[str, str]) -> Row:
    return {
        "what": entry.type,
        "at": entry.occurred_at,
        "person": entry.clerk_name,
        "holder": holder,
        "under_way": False,
    }


def _judged(done: str | None, due: str | None) -> str | None:
    """Fixed-width texts of one time zone compare as moments do."""
    if due is None or done is None:
        return None
    return "late" if done > due else "before" if done[:10] < due[:10] else "on_time"


def as_row(step: Step) -> Row:
    """A step of the program, in the same words."""

    def moment(at: datetime | None) -> str | None:
        return at.isoformat(timespec="milliseconds") if at else None

    if not isinstance(step, Stage):
        name = type(step.event).__name__
        elsewhere = {"PortalChanged": "portal.changed", "ResultArrived": "result.arrived"} | {
            "ItemCorrected": "result.itemCorrected"
        }
        what = elsewhere.get(name, f"dossier.{name[:1].lower()}{name[1:]}")
        holder = step.holder.kind.value, step.holder.name
        told = {"what": what, "at": moment(step.event.at), "person": step.person, "holder": holder}
        return told | {"under_way": step.under_way}
    stage = step
    return {
        "move": stage.move.value,
        "giver": (stage.giver.kind.value, stage.giver.name),
        "taker": (stage.taker.kind.value, stage.taker.name),
        "given_at": moment(stage.given_at),
        "taken_at": moment(stage.taken_at),
        "giver_person": stage.giver_person,
        "taker_person": stage.taker_person,
        "timeliness": stage.timeliness.value if stage.timeliness else None,
        "detail": stage.detail,
    }
