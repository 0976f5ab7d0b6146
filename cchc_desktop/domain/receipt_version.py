"""Versions of a receipt (bản của giấy tiếp nhận): which one a scan names, and whether it is still the one that holds.

Each correction, and papers that came later, make a new version. Bars say the code alone; the QR of a later version says "CODE;2".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from cchc_desktop.domain.code import version_in
from cchc_desktop.domain.instants import day_text


@dataclass(frozen=True, slots=True)
class ScannedReceipt:
    """The paper in somebody's hand, held against the dossier; `named` 0: the scan names none, as bars never do."""

    named: int
    newest: int
    replaced_on: date | None = None  # when the newest was made; None: there is but one, or it was made elsewhere

    @property
    def holds(self) -> bool | None:
        """Whether it is the newest; None when only a look at the paper can tell."""
        if self.named > self.newest:
            return None
        if self.newest in (1, self.named):
            return True
        return False if self.named else None

    @property
    def sentence(self) -> str:
        """For the band above the dossier; "" when the paper holds."""
        if self.holds:
            return ""
        if self.named > self.newest:
            return (
                f"Giấy ghi bản {self.named}, máy này mới biết bản {self.newest}. "
                "Đồng bộ rồi quét lại; vẫn vậy thì hỏi quầy đã in giấy."
            )
        day = f" ngày {day_text(self.replaced_on)}" if self.replaced_on else ""
        if self.named:
            return f"Giấy vừa quét là bản {self.named}. Đã thay bằng bản {self.newest}{day}; thu lại giấy cũ."
        return f"Đã thay bằng bản {self.newest}{day}. Giấy không ghi “Bản {self.newest}” là giấy cũ, thu lại."


def scanned_receipt(text: str, newest: int, made_at: datetime | None) -> ScannedReceipt:
    """What the scanned or typed `text` says of the paper it stands on.

    `newest` is Dossier.receipt_version, `made_at` when it was made, None when this counter has not heard.
    """
    return ScannedReceipt(version_in(text), newest, made_at.date() if made_at and newest > 1 else None)


def qr_text(code: str, version: int) -> str:
    """What the QR of a version says."""
    return f"{code};{version}" if version > 1 else code
