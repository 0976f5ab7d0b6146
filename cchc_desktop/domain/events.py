"""What can happen to a dossier (diễn biến hồ sơ): one frozen value an event, each with its moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, get_args

from cchc_desktop.domain.added import NOTHING, Added
from cchc_desktop.domain.custody import (
    HandedOver,
    ItemCorrected,
    ResultArrived,
    ResultHandedOver,
    ResultPosted,
    SentBack,
    Taken,
)
from cchc_desktop.domain.intake import Intake, Paper
from cchc_desktop.domain.notes import FeedbackRecorded, FileLinked, Note, PapersGivenBack, Rated, SlipPrinted
from cchc_desktop.domain.status import Holder, Status

if TYPE_CHECKING:
    from cchc_desktop.domain.dossier import Dossier

__all__ = [
    "NOTES",
    "Adopted",
    "Amended",
    "Apologised",
    "Blanked",
    "Event",
    "FeeCollected",
    "FeeVoided",
    "FeedbackRecorded",
    "FileLinked",
    "HandedOver",
    "ItemCorrected",
    "PapersGivenBack",
    "PortalChanged",
    "Rated",
    "Received",
    "Refused",
    "ResultArrived",
    "ResultHandedOver",
    "ResultPosted",
    "SentBack",
    "SlipPrinted",
    "Stopped",
    "SupplementReceived",
    "SupplementRequested",
    "Taken",
    "Voided",
    "Withdrawn",
]  # others take every event from here


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
    """The intake corrected (chỉnh sửa): the whole new intake, and why.

    `former` is the one it was made from, so that the portal can tell what was changed from what was left alone.
    """

    at: datetime
    intake: Intake
    reason: str
    former: Intake | None = None  # in entries from before it was kept


@dataclass(frozen=True, slots=True)
class Refused:
    """Not taken in (từ chối tiếp nhận), in writing with the reason (Mẫu 03).

    Where nothing was kept of it before, `dossier` is what was brought to the counter.
    """

    at: datetime
    reason: str
    slip_number: str = ""
    dossier: Dossier | None = None


@dataclass(frozen=True, slots=True)
class SupplementRequested:
    """More papers asked for (yêu cầu bổ sung, Mẫu 02), at the "intake" or the "appraisal" of the dossier.

    For a second request `approved_by` names the lead, `approval_reason` says why it had to be. Where nothing was kept
    of it before, `dossier` is what was brought to the counter.
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
    dossier: Dossier | None = None


@dataclass(frozen=True, slots=True)
class SupplementReceived:
    """The asked papers came (nhận bổ sung); `due_at` is the new return date.

    `counted_to`: of a limit in calendar days, the day counted last, before the date was moved over days off.
    """

    at: datetime
    papers: tuple[Paper, ...]
    due_at: datetime | None
    counted_to: date | None = None


@dataclass(frozen=True, slots=True)
class Apologised:
    """Late: an apology with a new date (văn bản xin lỗi, Mẫu 04)."""

    at: datetime
    reason: str
    due_at: datetime
    slip_number: str = ""


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
    slip_number: str = ""


@dataclass(frozen=True, slots=True)
class Voided:
    """Entered by mistake: kept, marked, not counted (hủy)."""

    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Blanked:
    """Its time of keeping is over (hết hạn lưu): `dossier` is what stays; what its entries before said is gone."""

    at: datetime
    dossier: Dossier


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
    paused_at: datetime | None = None  # since when the portal has waited for papers
    counted_to: date | None = None  # see SupplementReceived
    holder: Holder | None = None  # where another counter has moved the folder
    intake: Intake | None = None  # the portal's, of which the amendable `items` of these names are taken over
    items: tuple[str, ...] = ()
    added: Added = NOTHING  # of it what `items` name
    reissues: int = 0  # corrections the portal knows of, where items are taken over
    follows: bool = False  # whether it knew of the withdrawal that stands here, and says what came after


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
    | Blanked
    | FeeCollected
    | FeeVoided
    | HandedOver
    | Taken
    | SentBack
    | ResultArrived
    | ResultHandedOver
    | ResultPosted
    | ItemCorrected
    | Note
    | PortalChanged
)

NOTES = get_args(Note)  # told about a dossier, changing nothing of it
