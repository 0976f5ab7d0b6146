"""What the page of the scans says (lời trên trang quét giấy tờ)."""

from __future__ import annotations

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.scan import RESULT, PaperScans

NO_DOSSIER = "Quét giấy tiếp nhận của hồ sơ, hoặc mở hồ sơ rồi F5."
NO_PAPERS = "Hồ sơ này chưa nhận giấy tờ nào nên chưa có gì để số hóa."
NO_FILE = "Kéo tệp vào trang này, hoặc quét giấy vào thư mục bên cạnh."
NO_PREVIEW = "Không xem trước được tệp này trên máy này; tệp đã lưu nguyên vẹn."
NO_SCAN = "Giấy tờ này chưa có bản quét."
NOT_HERE = "Bản quét này không nằm trên máy này."
LOST = "Không còn thấy thư mục máy quét. Nối lại ổ đĩa hoặc mạng, rồi F5."


def title(dossier: Dossier | None) -> str:
    """Of the list of papers."""
    return f"{dossier.printed_code} · {dossier.intake.owner.name}" if dossier else "Số hóa giấy tờ"


def paper(scans: PaperScans) -> str:
    """A paper, or the result."""
    return scans.paper if scans.paper != RESULT else "Kết quả giải quyết"


def state(scans: PaperScans) -> str:
    """Whether it is digitised."""
    if scans.scans:
        return f"{len(scans.scans)} bản quét"
    return "phải số hóa" if scans.must else "không bắt buộc"


def missing(papers: tuple[PaperScans, ...]) -> str:
    """How many must still be digitised."""
    count = sum(each.missing for each in papers)
    if count:
        return f"còn {count} phải số hóa"
    return "đã số hóa đủ" if any(each.must for each in papers) else ""


def seen(scans: PaperScans) -> str:
    """Over the picture of a scan."""
    return f"Bản quét “{_short(paper(scans))}”"


def link(scans: PaperScans | None, waiting: int, short: bool) -> str:
    """On the button; `short` where there is little room."""
    if short:
        return "Lưu bản quét"
    rest = f", còn {waiting - 1} tệp chờ" if waiting > 1 else ""
    return f"Lưu tệp cho “{_short(paper(scans))}”{rest}" if scans and waiting else "Lưu bản quét"


def linked(scans: PaperScans, code: str) -> str:
    """In the strip, once it happened."""
    return f"{code}: đã lưu bản quét “{_short(paper(scans))}”."


def _short(name: str) -> str:
    return name if len(name) <= 28 else f"{name[:27]}…"
