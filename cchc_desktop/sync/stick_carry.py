"""Carrying (chuyển hộ): any counter with a network brings sealed bundles to the hub, and their answers to the stick.

It reads neither. What is on the stick stays there until the counter that made it has taken the answer in.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cchc_desktop.acts.record import require
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.problem import Problem
from cchc_desktop.portal.client import Portal
from cchc_desktop.portal.errors import PortalRefused, StrangeAnswer, TooLarge
from cchc_desktop.store import stick
from cchc_desktop.store.connection import Database
from cchc_desktop.sync import connection
from cchc_desktop.sync.connection import Clock
from cchc_desktop.wire.canonical import sha256_hex
from cchc_desktop.wire.sealed import LARGEST, Kind, PublicKeys, Unsound, outside_of, verify

_ABOUT_BUNDLES = "GOI_"
_ALONE = "Quầy này chưa nối cổng nên không chuyển hộ được. Chưa gửi gì."
_NO_KEY = "Cổng này chưa nhận gói chép tay. Chưa gửi gì; gói trên USB còn nguyên."


@dataclass(frozen=True, slots=True)
class Carried:
    """How many bundles were answered now and before, and why others were not: (file, sentence)."""

    answered: int = 0
    before: int = 0
    refused: tuple[tuple[str, str], ...] = ()


def carry(db: Database, folder: Path, by: Clerk, clock: Clock) -> Carried:
    """Every bundle on the stick, oldest first of each counter. Raises Refused, PortalTrouble, StoreTrouble.

    Cut off anywhere it is done again: the hub answers the same bundle the same, and what was answered is passed over.
    """
    require(by, Duty.SYNC)
    portal = connection.connect(db, clock, cap=LARGEST)
    if portal is None:
        raise Refused((Problem("", "stick.alone", _ALONE),))
    try:
        return _carry(portal, folder)
    finally:
        portal.close()


def _carry(portal: Portal, folder: Path) -> Carried:
    try:
        hub = PublicKeys.of_text(portal.session().bundleKey)
    except Unsound:
        raise Refused((Problem("", "stick.hub", _NO_KEY),)) from None
    answered, before, refused = 0, 0, []
    for path in stick.found(folder, stick.BUNDLE):
        data, answer_name = stick.read(path), stick.answer_name(path)
        if _is_answered(folder / answer_name, data, hub):
            before += 1
            continue
        try:
            answer = portal.carry(data)
        except PortalRefused as why:
            if not (why.problem.code.startswith(_ABOUT_BUNDLES) or isinstance(why, TooLarge)):
                raise
            refused.append((path.name, why.sentence))
            continue
        if not _answers(answer, data, hub):
            raise StrangeAnswer("answer to another bundle")
        stick.put(folder, answer_name, answer)
        answered += 1
    return Carried(answered, before, tuple(refused))


def _is_answered(path: Path, bundle: bytes, hub: PublicKeys) -> bool:
    return path.is_file() and not path.is_symlink() and _answers(stick.read(path), bundle, hub)


def _answers(answer: bytes, bundle: bytes, hub: PublicKeys) -> bool:
    """Whether the hub signed it, about just this bundle."""
    try:
        told, asked = verify(answer, hub.signing), outside_of(bundle)
    except Unsound:
        return False
    facts = (Kind.ANSWER, hub.name, asked.device, asked.seq, sha256_hex(bundle))
    return facts == (told.kind, told.hub, told.device, told.seq, told.about.hex())
