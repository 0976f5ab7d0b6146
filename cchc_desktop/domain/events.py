"""What can happen to a dossier (diễn biến hồ sơ): one frozen value an event, each with its moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from cchc_desktop.domain.intake import Intake, Paper
from cchc_desktop.domain.status import Status

if TYPE_CHECKING:
    from cchc_desktop.domain.dossier import Dossier


@dataclass(frozen=True, slots=True)
class Received:
    """Taken in at the counter (tiếp nhận); carries the dossier as it then was."""

    at: datetime
    dossier: Dossier


@dataclass(frozen=True, slots=True)
class Adopted:
    """A dossier of another counter, first acted on here; `version` is the portal's that was seen."""

    at: datetime
    dossier: Dossier
    version: int


@dataclass(frozen=True, slots=True)
class Amended:
    """The intake corrected (chỉnh sửa): the whole new intake, and why."""

    at: datetime
    intake: Intake
    reason: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Not taken in (từ chối tiếp nhận), in writing with the reason (Mẫu 03)."""

    at: datetime
    reason: str
    slip_number: str = ""


@dataclass(frozen=True, slots=True)
class SupplementRequested:
    """More papers asked for (yêu cầu bổ sung, Mẫu 02), at the "intake" or the "appraisal" of the dossier.

    For a second request `approved_by` names the lead, `approval_reason` says why it had to be.
    """

    at: datetime
    content: str
    reason: str = ""
    papers: tuple[Paper, ...] = ()
    deadline: datetime | None = None
    slip_number: str = ""
    approved_by: str = ""
    stage: str = ""  # "intake" or "appraisal"; "" in entries from before it was asked for
    legal_basis: str = ""
    approval_reason: str = ""


@dataclass(frozen=True, slots=True)
class SupplementReceived:
    """The asked papers came (nhận bổ sung); `due_at` is the new return date."""

    at: datetime
    papers: tuple[Paper, ...]
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class Apologised:
    """Late: an apology with a new date (văn bản xin lỗi, Mẫu 04)."""

    at: datetime
    reason: str
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The citizen asks for it back (rút hồ sơ); `papers` are the originals given back."""

    at: datetime
    reason: str
    papers: tuple[Paper, ...] = ()


@dataclass(frozen=True, slots=True)
class Stopped:
    """Processing stopped (dừng xử lý, Mẫu 05); `papers` are the originals given back."""

    at: datetime
    reason: str
    legal_basis: str = ""
    papers: tuple[Paper, ...] = ()


@dataclass(frozen=True, slots=True)
class Voided:
    """Entered by mistake: kept, marked, not counted (hủy)."""

    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class FeeCollected:
    """Money taken, whole đồng; add-only."""

    at: datetime
    fee_uid: str
    amount: int
    method: str = "tien-mat"  # or "chuyen-khoan", "truc-tuyen"
    receipt_number: str = ""


@dataclass(frozen=True, slots=True)
class FeeVoided:
    """A collected fee struck out."""

    at: datetime
    fee_uid: str
    reason: str


@dataclass(frozen=True, slots=True)
class HandedOver:
    """The folder given to a division (bàn giao); `slip_number` is that of its batch."""

    at: datetime
    to: str
    slip_number: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """The folder taken by the receiving side (nhận bàn giao): the division, and who signed for it."""

    at: datetime
    by: str
    person: str = ""


@dataclass(frozen=True, slots=True)
class SentBack:
    """The folder came back to the counter without a result."""

    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class ResultArrived:
    """The result lies at the counter (kết quả đã về); `shelf` is where on it."""

    at: datetime
    title: str = ""
    shelf: str = ""


@dataclass(frozen=True, slots=True)
class ResultHandedOver:
    """The result given to its collector (trả kết quả): the owner, or somebody authorised, by which paper."""

    at: datetime
    collector: str = ""
    authorised: bool = False
    collector_number: str = ""
    authorisation: str = ""


@dataclass(frozen=True, slots=True)
class ResultPosted:
    """The result sent by public post (bưu chính công ích)."""

    at: datetime
    item_code: str = ""


@dataclass(frozen=True, slots=True)
class FileLinked:
    """A scanned paper kept with the dossier (tệp số hóa); `paper` is the paper's name, "" for the result."""

    at: datetime
    sha256: str
    size: int  # bytes
    media_type: str
    paper: str = ""


@dataclass(frozen=True, slots=True)
class FeedbackRecorded:
    """What a citizen says about the office (phản ánh, kiến nghị); changes nothing of the dossier."""

    at: datetime
    feedback_uid: str
    kind: str  # "phan-anh" or "kien-nghi"
    state: str  # "received", "accepted", "forwarded", "answered" or "refused"
    content: str = ""
    sender: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Rated:
    """How satisfied the citizen is (đánh giá mức độ hài lòng), 1 to 5; changes nothing of the dossier."""

    at: datetime
    score: int
    comment: str = ""


@dataclass(frozen=True, slots=True)
class SlipPrinted:
    """A slip asked for, handed to the printer, or failed; changes nothing of the dossier."""

    at: datetime
    slip: str
    state: str  # "asked", "handed_over" or "failed"
    print_uid: str
    printing: int = 1  # 1 the first time, 2 for "in lại lần 1", …
    printer: str = ""
    error: str = ""  # a class or code, never a text with values


@dataclass(frozen=True, slots=True)
class PortalChanged:
    """The portal moved it; None leaves a member as it was."""

    at: datetime
    version: int
    status: Status | None = None
    due_at: datetime | None = None
    processed_at: datetime | None = None
    returned_at: datetime | None = None
    alias: str | None = None
    code: str | None = None  # the official one, for a dossier that has only a provisional number
    note: str = ""


Event = (
    Received
    | Adopted
    | Amended
    | Refused
    | SupplementRequested
    | SupplementReceived
    | Apologised
    | Withdrawn
    | Stopped
    | Voided
    | FeeCollected
    | FeeVoided
    | HandedOver
    | Taken
    | SentBack
    | ResultArrived
    | ResultHandedOver
    | ResultPosted
    | FileLinked
    | FeedbackRecorded
    | Rated
    | SlipPrinted
    | PortalChanged
)

NOTES = (FileLinked, FeedbackRecorded, Rated, SlipPrinted)  # told about a dossier, changing nothing of it
