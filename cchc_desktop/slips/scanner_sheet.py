"""The scanner's sheet (tờ cài máy quét): what to set by the scanner's own book, and two codes that test it.

Makers share no command bars, so none are printed: a bar meant for one scanner may spoil another. What the test codes
arrive as tells the program what is set wrongly (domain/scanner_sheet.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cchc_desktop.domain.office import Office
from cchc_desktop.domain.scanner_sheet import BARS, QR
from cchc_desktop.slips.drawing.bars import LEAST_MODULE, Symbol, code_128, qr
from cchc_desktop.slips.drawing.fonts import Face
from cchc_desktop.slips.drawing.measures import A4, MM
from cchc_desktop.slips.drawing.page import HAIR, Align, Page, Rule
from cchc_desktop.slips.drawing.pdf import Sheet, pdf
from cchc_desktop.slips.drawing.printing import Printing
from cchc_desktop.slips.drawing.text import Ink, Run, wrap
from cchc_desktop.slips.forms.form_set import FormSet

TITLE = "TỜ CÀI MÁY QUÉT"
_LEFT, _TOP = 25 * MM, 22 * MM
_ROOM = A4[0] - 2 * _LEFT
_SIZE, _LEADING = 12.0, 5.9 * MM
_BAR_HEIGHT = 14 * MM
_QR_MODULE = 0.5 * MM
_SET = (
    "Gửi Enter (CR) sau mỗi mã: hậu tố, suffix.",
    "Bàn phím kiểu Mỹ: US English. Chữ hoa chữ thường giữ nguyên.",
    "Mã vạch Code 128 và mã QR: bật cả hai.",
    "Quét căn cước: đặt máy quét về cổng COM (USB-COM, USB serial), chữ UTF-8. Đây là cách chắc nhất.",
    "Máy quét chỉ có kiểu bàn phím: đặt gõ chữ Unicode (phím Alt), và tắt Unikey khi quét căn cước.",
)
_NO_PREFIX = "Không gửi gì trước mã: tiền tố, prefix."
_PREFIX = "Gửi {prefix} trước mỗi mã (tiền tố, prefix), như quầy đã cài."
_BOOK = "Mã lệnh của mỗi hãng một khác, nên tờ này không in mã lệnh: xem sách đi kèm máy quét."
_TESTED = (
    "Mở chương trình, đăng nhập, quét lần lượt hai mã dưới đây. Chương trình nói máy quét đã tốt, hay sai ở đâu: "
    "thiếu Enter, sai tiền tố, sai kiểu bàn phím, Caps Lock, Unikey đang bật, chữ Việt bị vỡ."
)


@dataclass(frozen=True, slots=True)
class ScannerSheet:
    """One A4 page; `prefix` is the one set at this counter, "" for none."""

    day: date
    prefix: str = ""

    @property
    def kind(self) -> str:
        """As printers and journal call it."""
        return "scanner_sheet"

    @property
    def title(self) -> str:
        """For the print queue."""
        return "Tờ cài máy quét"

    def draw(self, office: Office, _forms: FormSet, printing: Printing) -> bytes:
        """The PDF; no form of the state, so its wording is not in the form sets."""
        page = self.page(office, printing.dots_per_inch)
        return pdf([Sheet(page.width, page.height, ((page, 0.0),))], self.title, printing.dots_per_inch)

    def page(self, office: Office, dots_per_inch: int) -> Page:
        """Instructions, then the two codes."""
        page, ink = Page(*A4), Ink()
        page.text(A4[0] / 2, _TOP, (ink(TITLE), Face.BOLD, 16.0), Align.CENTRE)
        place = f"{office.name_on(self.day).lower} – Quầy {office.counter}"
        page.text(A4[0] / 2, _TOP + 7 * MM, (ink(place), Face.REGULAR, _SIZE), Align.CENTRE)
        prefix = _PREFIX.format(prefix=self.prefix) if self.prefix else _NO_PREFIX
        y = _section(
            page, _TOP + 20 * MM, "1. Cài máy quét theo sách của máy", [f"• {line}" for line in (prefix, *_SET)]
        )
        y = _section(page, y + 1 * MM, "", [_BOOK])
        y = _section(page, y + 7 * MM, "2. Thử", [_TESTED])
        bars = code_128(BARS, _ROOM, _ROOM, _BAR_HEIGHT, dots_per_inch)
        assert bars is not None  # Code 128 has all its letters, and A4 the room
        y = _symbol(page, y + 8 * MM, bars, "Mã thử 1: mã vạch, như trên giấy tiếp nhận và phiếu bàn giao")
        y = _symbol(page, y + 16 * MM, qr(QR, _QR_MODULE, dots_per_inch), "Mã thử 2: mã QR, chữ Việt như trên căn cước")
        foot = "Không có dữ liệu của công dân. Để cạnh máy quét, thử lại khi đổi máy hoặc đổi máy tính."
        page.marks.append(Rule(_LEFT, y + 14 * MM, A4[0] - _LEFT, y + 14 * MM, HAIR))
        page.text(A4[0] / 2, y + 20 * MM, (ink(foot), Face.ITALIC, 10.5), Align.CENTRE)
        return page


def _section(page: Page, y: float, head: str, lines: Sequence[str]) -> float:
    """A head and its lines; the base line below the last."""
    ink = Ink()
    if head:
        page.text(_LEFT, y, (ink(head), Face.BOLD, _SIZE + 1))
        y += _LEADING + 1 * MM
    for text in lines:
        for line in wrap([Run(ink(text))], _SIZE, lambda _line: _ROOM):
            page.line(_LEFT, y, line, _SIZE)
            y += _LEADING
    return y


def _symbol(page: Page, y: float, symbol: Symbol, caption: str) -> float:
    """A code in the middle under its caption; where it ends."""
    page.text(A4[0] / 2, y, (Ink()(caption), Face.REGULAR, _SIZE), Align.CENTRE)
    top = y + 3 * MM + symbol.quiet_above * symbol.dot + LEAST_MODULE
    page.symbol((A4[0] - symbol.width) / 2, top, symbol)
    return top + symbol.height
