"""What one person handed in on one day (hồ sơ nộp cùng ngày): the dossiers that share one receipt."""

from __future__ import annotations

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.person import Person
from cchc_desktop.domain.status import ENDED_EARLY
from cchc_desktop.domain.text import clean, fold
from cchc_desktop.store import dated, dossiers
from cchc_desktop.store.connection import Database


def handed_in_with(db: Database, dossier: Dossier) -> tuple[Dossier, ...]:
    """A dossier and all others of its submitter received here that day, in order; () for one not received here."""
    if dossier.received_at is None:
        return ()
    day = dossier.received_at.astimezone(VN).date()
    received = dated.entries(db, ("dossier.received",), day)
    standing = [known for entry in received if (known := dossiers.get(db, entry.dossier_uid or ""))]
    return tuple(known for known in standing if _goes_on(known) and _is_same(_submitter(known), _submitter(dossier)))


def codes_with(db: Database, uid: str) -> tuple[str, ...]:
    """The codes of what was handed in with a dossier, its own among them; the newest, last, names their receipt."""
    dossier = dossiers.get(db, uid)
    return tuple(each.printed_code for each in handed_in_with(db, dossier)) if dossier else ()


def _goes_on(dossier: Dossier) -> bool:
    """What was entered by mistake, withdrawn or stopped has no receipt that holds."""
    return not dossier.voided and dossier.status not in ENDED_EARLY


def _is_same(one: Person, other: Person) -> bool:
    """By number; who has none by name: phone and address are put right now and then."""
    if one.number or other.number:
        return clean(one.number) == clean(other.number)
    return fold(one.name) == fold(other.name)


def _submitter(dossier: Dossier) -> Person:
    return dossier.intake.submitter or dossier.intake.owner
