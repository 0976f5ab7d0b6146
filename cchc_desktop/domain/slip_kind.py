"""The kinds of slip (loại giấy in): how each is called, and what one of them is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

RECEIPT = "receipt"
GROUP_RECEIPT = "group_receipt"
CONTROL_SHEET = "control_sheet"
REGISTER = "register"
LABEL = "label"
WITHDRAWAL_NOTE = "withdrawal_note"
DAY_CLOSE = "day_close"
POSTING_LIST = "posting_list"
EVERY_FIELD = "tat-ca"  # of the posting list: all procedures, not those of one field
REPORT = "report"
INSPECTION = "inspection"
PREVIEW = "-xem"  # behind the day of a close that is only looked at: the real one is no reprint of it


class About(Enum):
    """What names one slip of a kind."""

    DOSSIER = "dossier"  # the dossier's uid
    NUMBER = "number"  # of a batch, a procedure, a field, a pad, a group: a text without personal data
    DAY = "day"  # the counter's day, "2026-10-05", unless its kind says otherwise


@dataclass(frozen=True, slots=True)
class SlipKind:
    """One kind; `name` is what journal, printers and commands call it, `label` what a clerk does."""

    name: str
    label: str
    about: About = About.DOSSIER
    whole: str = ""  # what names the one slip of everything, where there is one

    def subject(self, given: str, day: date) -> str:
        """What names the slip for good: of the counter's day `day` when none was given, for tomorrow it is the same."""
        return given or (day.isoformat() if self.about is About.DAY else self.whole)


KINDS = {
    kind.name: kind
    for kind in (
        SlipKind(RECEIPT, "Giấy tiếp nhận"),
        SlipKind(GROUP_RECEIPT, "Giấy tiếp nhận nhiều hồ sơ", About.NUMBER),
        SlipKind("supplement_request", "Phiếu yêu cầu bổ sung"),
        SlipKind("refusal", "Phiếu từ chối"),
        SlipKind("apology", "Văn bản xin lỗi"),
        SlipKind("stop", "Thông báo dừng"),
        SlipKind(WITHDRAWAL_NOTE, "Giấy giao trả hồ sơ"),
        SlipKind(CONTROL_SHEET, "Phiếu kiểm soát"),
        SlipKind(REGISTER, "Sổ theo dõi", About.DAY),  # a day, or a choice that was printed (store/chosen.py)
        SlipKind("handover", "Phiếu bàn giao", About.NUMBER),
        SlipKind("handover_single", "Giấy bàn giao"),
        SlipKind("result_note", "Phiếu trả kết quả"),
        SlipKind("postal_list", "Danh sách gửi bưu chính", About.NUMBER),
        SlipKind("fee_notice", "Thông báo phí"),
        SlipKind(LABEL, "Nhãn hồ sơ"),
        SlipKind("guide", "Bản hướng dẫn thủ tục", About.NUMBER),
        SlipKind(POSTING_LIST, "Bảng niêm yết thủ tục", About.NUMBER, EVERY_FIELD),
        SlipKind("pad", "Giấy dự phòng", About.NUMBER),
        SlipKind("scanner_sheet", "Tờ cài máy quét", About.DAY),
        SlipKind(DAY_CLOSE, "Phiếu chốt ngày", About.DAY),
        SlipKind(REPORT, "Báo cáo", About.NUMBER),
        SlipKind(INSPECTION, "Bảng phục vụ kiểm tra", About.NUMBER),
    )
}
"""By name; every kind there is."""


def in_a_sentence(kind: str) -> str:
    """Its label as it stands amid a sentence: "giấy tiếp nhận"."""
    label = KINDS[kind].label if kind in KINDS else kind
    return label[:1].lower() + label[1:]
