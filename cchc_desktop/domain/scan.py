"""Scanned papers (số hóa giấy tờ): what a scan may be, and which papers of a dossier must have one.

Must be digitised (Điều 21a NĐ 61/2018, NĐ 45/2020): papers the catalogue marks, and the result; others when asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import FileLinked
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.procedure import RequiredDocument
from cchc_desktop.domain.status import Status

MOST_BYTES = 20 * 1024 * 1024
RESULT = ""  # what FileLinked.paper says of the result
_SIGNATURES: Mapping[bytes, str] = {
    b"%PDF-": "application/pdf",
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"II*\x00": "image/tiff",
    b"MM\x00*": "image/tiff",
}


@dataclass(frozen=True, slots=True)
class PaperScans:
    """A paper of a dossier, or the RESULT, with the scans there are of it, oldest first."""

    paper: str
    must: bool
    scans: tuple[FileLinked, ...]

    @property
    def missing(self) -> bool:
        """Whether it must be digitised and is not."""
        return self.must and not self.scans


def media_type(data: bytes) -> str | None:
    """What a file really is by its first bytes, whatever its name says; None for what is no scan."""
    return next((kind for start, kind in _SIGNATURES.items() if data.startswith(start)), None)


def problem_of(data: bytes) -> Problem | None:
    """Why these bytes are not taken as a scan, or None."""
    if not data:
        return Problem("data", "scan.empty", "Tệp trống, không có gì để lưu. Quét lại giấy tờ.")
    if len(data) > MOST_BYTES:
        most = MOST_BYTES // 1024 // 1024
        message = f"Tệp lớn hơn {most} MB. Quét lại với độ phân giải thấp hơn, hoặc chia thành nhiều tệp. Chưa lưu gì."
        return Problem("data", "scan.large", message)
    if media_type(data) is None:
        message = "Tệp không phải bản quét PDF, JPEG, PNG hoặc TIFF. Chưa lưu gì; chọn tệp khác."
        return Problem("data", "scan.kind", message)
    return None


def scans_of(dossier: Dossier, required: Sequence[RequiredDocument], linked: Iterable[FileLinked]) -> list[PaperScans]:
    """Each paper of the dossier in order, the result last once there is one.

    `required` are the catalogue's of the dossier's day, `linked` what was scanned, oldest first.
    """
    must = {document.code for document in required if document.digitise and document.code}
    must_by_name = {document.name for document in required if document.digitise and not document.code}
    by_paper: dict[str, list[FileLinked]] = {}
    for scan in linked:
        by_paper.setdefault(scan.paper, []).append(scan)
    papers = {paper.name: paper.code in must or paper.name in must_by_name for paper in dossier.intake.handed_in}
    if dossier.status in (Status.FINISHED, Status.RETURNED):
        papers[RESULT] = True
    return [PaperScans(name, needed, tuple(by_paper.get(name, ()))) for name, needed in papers.items()]
