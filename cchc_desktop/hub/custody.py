"""Who has a folder, as the hub tells it (dangGiu): by the operation of the counter that gave or took it last.

A division that takes a folder moves it to no other counter: whoever gave it goes on counting it. Slip and taking may
arrive in either order, for both sides work without a network.
"""

from __future__ import annotations

from typing import Any

from cchc_desktop.domain.instants import instant_text, parse_instant
from cchc_desktop.domain.status import Status
from cchc_desktop.hub.kept import Kept
from cchc_desktop.hub.steps import Small, Step
from cchc_desktop.hub.verdicts import Verdict, untouched

_OF_THE_TAKING = ("nhanLuc", "nguoiKyNhan")
_OF_THE_WAY_BACK = ("traLuc", "nguoiTra", "lyDoTra")


def held(dossier: Kept) -> dict[str, Any]:
    """What is known of the folder; empty at the counter of the reception."""
    return dossier.data.get("dangGiu") or {}


def under_way(dossier: Kept) -> bool:
    """Whether it was given to a division that has neither said to have it nor sent it back."""
    folder = held(dossier)
    return folder.get("loai") == "division" and not folder.get("nhanLuc") and not folder.get("traLuc")


def on_the_way_back(dossier: Kept) -> bool:
    """Whether its division sent it back and no counter has said to have it: until then it is the division's to count."""
    folder = held(dossier)
    return folder.get("loai") == "division" and bool(folder.get("traLuc"))


def at_division(dossier: Kept) -> bool:
    """Whether a division has it in hand."""
    folder = held(dossier)
    return folder.get("loai") == "division" and bool(folder.get("nhanLuc")) and not folder.get("traLuc")


def moved(step: Step, kind: str, **members: str) -> dict[str, str]:
    """The folder with a holder of this kind, by this operation and the counter it came from."""
    by = {"quay": _counter(step), "opId": step.op.opId, "luc": _fixed(step.op.occurredAt)}
    return {"loai": kind} | {name: value for name, value in (members | by).items() if value}


def handed_over(step: Step) -> Verdict:
    """To a division; that it was taken there may have been heard before."""
    dossier, small = step.dossier, step.small
    if dossier.status in (Status.NEW.value, Status.RECEIVED.value):
        dossier.data["TrangThaiHoSo"] = Status.PROCESSING.value
    former = held(dossier)
    given = moved(step, "division", ten=small.phongNhan, soPhieu=small.soPhieu)
    if _is_taking_of(former, small, given["luc"]):
        given |= {name: former[name] for name in _OF_THE_TAKING if name in former}
    dossier.data["dangGiu"] = given
    return Verdict()


def _is_taking_of(former: dict[str, Any], small: Small, given_at: str) -> bool:
    """Whether what is known is a taking of this handover: by the batch, else by division and moment."""
    if not former.get("nhanLuc") or former.get("opId"):
        return False
    if small.soPhieu and former.get("soPhieu"):
        return bool(former["soPhieu"] == small.soPhieu)
    return bool(former.get("ten", small.phongNhan) == small.phongNhan and former["nhanLuc"] >= given_at)


def taken(step: Step) -> Verdict:
    """By a division; nothing changes when it was told before, or when the handover is over."""
    dossier, small, at = step.dossier, step.small, _fixed(step.op.occurredAt)
    former = held(dossier)
    given = former if former.get("loai") == "division" else {}
    known, named = given.get("soPhieu", ""), small.phongNhan or given.get("ten", "")
    if small.soPhieu and small.soPhieu == known:
        if given.get("nhanLuc"):
            return untouched()
        named = given.get("ten", "")  # to whom the slip is: who took it offline may have guessed
    else:
        other_slip = bool(small.soPhieu and known)
        told = given.get("nhanLuc") and named == given.get("ten", "") and not other_slip
        late = at < former.get("luc", "") and former.get("quay", "") != _counter(step)  # one device's own come in order
        if told or late:
            return untouched()
        given = {} if other_slip else given  # of a handover that is still to be heard of
    _note_taken(dossier, given, {"ten": named, "soPhieu": small.soPhieu or known}, at, small.nguoiKyNhan)
    return Verdict()


def confirm(dossier: Kept, person: str, at: str) -> None:
    """Somebody of the division says on the hub's own page that the folder is there."""
    given = held(dossier)
    _note_taken(dossier, given, {}, max(at, given.get("luc", "")), person)


def send_back(dossier: Kept, person: str, reason: str, at: str) -> None:
    """Somebody of the division says on the hub's own page that the folder left for the counter; "": with its result."""
    said = dict(zip(_OF_THE_WAY_BACK, (max(at, held(dossier).get("luc", "")), person, reason), strict=True))
    dossier.data["dangGiu"] = held(dossier) | {name: value for name, value in said.items() if value}


def _note_taken(dossier: Kept, given: dict[str, Any], said: dict[str, str], at: str, person: str) -> None:
    told = said | {"nhanLuc": at, "nguoiKyNhan": person}
    rest = {name: value for name, value in given.items() if name not in (*told, "loai")}
    dossier.data["dangGiu"] = {"loai": "division"} | rest | {name: value for name, value in told.items() if value}


def sent_back(step: Step) -> Verdict:
    """Back at the counter that says so."""
    step.dossier.data["dangGiu"] = moved(step, "counter")
    return Verdict()


def _counter(step: Step) -> str:
    return str(step.counter) if step.counter else ""


def _fixed(moment: str) -> str:
    """A moment in the fixed width in which texts compare as moments do; what is none stays as it came."""
    try:
        return instant_text(parse_instant(moment))
    except (ValueError, OverflowError):
        return moment
