"""Every form a form set may hold beside the receipt (các biểu mẫu): their wording classes, each with its table."""

from __future__ import annotations

from cchc_desktop.slips.forms.control_wording import ControlWording
from cchc_desktop.slips.forms.inspection_wording import InspectionWording
from cchc_desktop.slips.forms.letter_wording import ApologyWording, RefusalWording, StopWording, SupplementWording
from cchc_desktop.slips.forms.list_wording import (
    DayCloseWording,
    HandoverSingleWording,
    HandoverWording,
    PostalWording,
    RegisterWording,
    ReportWording,
    ResultWording,
    WithdrawalWording,
)
from cchc_desktop.slips.forms.notice_wording import FeeWording, GroupWording, GuideWording, LabelWording, PadWording
from cchc_desktop.slips.forms.posting_wording import PostingWording
from cchc_desktop.slips.forms.wording import SlipWording

FORMS: tuple[type[SlipWording], ...] = (
    SupplementWording,
    RefusalWording,
    ApologyWording,
    StopWording,
    ControlWording,
    HandoverWording,
    HandoverSingleWording,
    ResultWording,
    WithdrawalWording,
    PostalWording,
    RegisterWording,
    DayCloseWording,
    ReportWording,
    FeeWording,
    LabelWording,
    GuideWording,
    GroupWording,
    PadWording,
    PostingWording,
    InspectionWording,
)
