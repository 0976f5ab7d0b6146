"""What verification may find (chỗ sai của kho): in English for scripts and logs, in Vietnamese for a person."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Wrong(Enum):
    """(for scripts, for a person); `{}` is what it is about: a uid or SQLite's own words, never a person."""

    PAGES = "pages of the store are damaged", "có trang dữ liệu bị hỏng"
    STRUCTURE = "{}", "cấu trúc tệp không đúng ({})"
    ANCHOR = "the last verified entry has changed or is gone", "mục đã kiểm tra lần trước bị sửa hoặc không còn"
    GAP = "an entry is missing before this one", "thiếu một mục ngay trước mục này"
    PAYLOAD = "the payload of an entry was changed", "nội dung của mục bị sửa"
    UNBLANKED = "the payload of an entry was put back after it was blanked", "nội dung đã xóa của mục bị ghi lại"
    CHAIN = "an entry does not follow from the one before it", "mục không nối tiếp mục trước nó"
    ALONE = "dossier {} stands in only one of ledger and store", "hồ sơ {} chỉ có ở một nơi, sổ cái hoặc kho"
    DOSSIER = "dossier {} differs from what its entries add up to", "hồ sơ {} khác với sổ cái"
    FEEDBACK = "feedback {} differs from what its entries add up to", "phản ánh {} khác với sổ cái"
    SCANS = "the scans: {}", "tệp giấy tờ số hóa có chỗ hỏng"
    SCAN_LOST = "the scan of an entry is not there", "thiếu tệp giấy tờ số hóa của mục"
    PRINTS = "the prints of {} differ from what their entries add up to", "nhật ký in của {} khác với sổ cái"
    NUMBER = "the number of dossier {} was never given out", "số của hồ sơ {} chưa từng được cấp"
    VOIDED = "the number of dossier {} was voided", "số của hồ sơ {} đã hủy"
    ANSWER = (
        "the portal's answer kept with an entry is not its own",
        "phản hồi của cổng giữ ở mục không phải của mục ấy",
    )
    UNANSWERED = "an entry counts as sent and has no answer", "mục ghi là đã gửi nhưng không có phản hồi của cổng"
    SENT = "how far the outbox has gone does not agree with the ledger", "số mục đã gửi không khớp với sổ cái"


@dataclass(frozen=True, slots=True)
class Flaw:
    """The first thing found wrong; `pos` is the ledger entry, when it is one; nothing in it names a person."""

    wrong: Wrong
    pos: int | None = None
    about: str = ""

    @property
    def what(self) -> str:
        """For scripts and logs."""
        return self.wrong.value[0].replace("{}", self.about)

    @property
    def sentence(self) -> str:
        """For a person: a part of a sentence, without its full stop."""
        return self.wrong.value[1].replace("{}", self.about)
