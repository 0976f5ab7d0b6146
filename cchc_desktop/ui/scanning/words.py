"""What the page of the scans says (lời trên trang quét giấy tờ)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.scan import RESULT, PaperScans
from cchc_desktop.ui.scanning.driver import Device, Trouble

NO_DOSSIER = "Quét giấy tiếp nhận của hồ sơ, hoặc mở hồ sơ rồi F5."
NO_PAPERS = "Hồ sơ này chưa nhận giấy tờ nào nên chưa có gì để số hóa."
NO_FILE = "Ctrl+G quét từ máy quét, kéo tệp vào trang này, hoặc quét giấy vào thư mục bên cạnh."
NO_PREVIEW = "Không xem trước được tệp này trên máy này; tệp đã lưu nguyên vẹn."
NO_SCAN = "Giấy tờ này chưa có bản quét."
NOT_HERE = "Bản quét này không nằm trên máy này."
LOST = "Không còn thấy thư mục máy quét. Nối lại ổ đĩa hoặc mạng, rồi F5."

SCAN, STOP = "Quét từ máy quét", "Dừng quét"
LOOK, SCANNER = "Tìm máy quét", "Máy quét"
NO_SCANNER, CHOOSE = "Chưa chọn máy quét", "Chọn máy quét…"
LOOKING, SCANNING, STOPPING = "Đang tìm máy quét…", "Đang quét…", "Đang dừng…"
_ELSE = "Kéo tệp hoặc dùng thư mục máy quét vẫn được."
_TROUBLES = {
    Trouble.NO_PROGRAM: f"Máy này chưa cài phần mềm quét (Linux: gói sane-utils). Nhờ quản trị cài. {_ELSE}",
    Trouble.NO_DEVICE: f"Không thấy máy quét nào. Bật máy quét, cắm dây, rồi Ctrl+G. {_ELSE}",
    Trouble.GONE: "Máy quét đã chọn không trả lời. Xem nguồn và dây, rồi Ctrl+G; đổi máy thì bấm Tìm máy quét. Chưa lưu gì.",
    Trouble.BUSY: "Máy quét đang bận việc khác. Chờ máy xong, rồi Ctrl+G. Chưa lưu gì.",
    Trouble.EMPTY: "Máy quét không có giấy. Đặt giấy vào khay, rồi Ctrl+G.",
    Trouble.JAM: "Kẹt giấy trong máy quét. Gỡ giấy, xếp lại đủ các trang, rồi Ctrl+G. Chưa lưu trang nào.",
    Trouble.COVER: "Nắp máy quét đang mở. Đóng nắp, rồi Ctrl+G. Chưa lưu gì.",
    Trouble.DENIED: "Tài khoản này không được dùng máy quét. Nhờ quản trị cấp quyền (Linux: nhóm scanner). Chưa lưu gì.",
    Trouble.SILENT: "Máy quét không trả lời quá lâu nên đã dừng. Tắt bật lại máy quét, rồi Ctrl+G. Chưa lưu gì.",
    Trouble.CANCELLED: "Đã dừng quét. Chưa lưu gì.",
    Trouble.FAILED: "Máy quét báo lỗi, không có bản quét. Tắt bật lại máy quét, rồi Ctrl+G. Chưa lưu gì.",
}


def trouble(why: Trouble) -> str:
    """What happened, what is safe, what to do."""
    return _TROUBLES[why]


def choose(count: int) -> str:
    """Which of several scanners?"""
    return f"Thấy {count} máy quét. Chọn một máy ở khung Tệp đang chờ, rồi Ctrl+G. Máy sẽ nhớ."


def found(devices: Sequence[Device]) -> str:
    """After looking for them."""
    return f"Thấy máy quét: {', '.join(device.label for device in devices)}."


def pages_so_far(count: int) -> str:
    """While it scans."""
    return f"Đang quét… {count} trang"


def scanned(pages: int) -> str:
    """In the strip, once it happened."""
    return f"Đã quét {pages} trang, đang chờ lưu. Chọn giấy tờ, Ctrl+Enter."


def scan_name(at: datetime) -> str:
    """What the list calls a file that came from the scanner."""
    return f"Bản quét {at:%H:%M:%S}.pdf"


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
