"""What of a dossier is digitised (tình trạng số hóa): each paper with its scans, and which still must have one."""

from __future__ import annotations

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import FileLinked
from cchc_desktop.domain.scan import PaperScans, scans_of
from cchc_desktop.store import procedures, rebuild
from cchc_desktop.store.connection import Database


def papers(db: Database, dossier: Dossier) -> list[PaperScans]:
    """Each paper in order, the result last once there is one; the duty is that of the catalogue of its day."""
    code, version = dossier.intake.procedure_code, dossier.reception.procedure_version
    procedure = procedures.get(db, code, version) or procedures.get(db, code)
    required = procedure.documents_for(dossier.intake.case_code) if procedure else ()
    linked = (event for event in rebuild.events(db, dossier.uid) if isinstance(event, FileLinked))
    return scans_of(dossier, required, linked)
